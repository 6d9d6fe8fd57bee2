package dsc.publish.rest;

import java.io.IOException;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;

/** Collects an answer in memory, and gives up on one that is absurdly large. */
final class Bounded implements BodySubscriber<byte[]> {
  private static final long LARGEST = 128L * 1024 * 1024;

  private final BodySubscriber<byte[]> bytes = BodySubscribers.ofByteArray();
  private long count;

  @Override
  public CompletionStage<byte[]> getBody() {
    return bytes.getBody();
  }

  @Override
  public void onSubscribe(Flow.Subscription subscription) {
    bytes.onSubscribe(subscription);
  }

  @Override
  public void onNext(List<ByteBuffer> buffers) {
    for (ByteBuffer buffer : buffers) {
      count += buffer.remaining();
    }
    if (count > LARGEST) {
      bytes.onError(new IOException("larger than " + LARGEST));
      return;
    }
    bytes.onNext(buffers);
  }

  @Override
  public void onError(Throwable failure) {
    bytes.onError(failure);
  }

  @Override
  public void onComplete() {
    bytes.onComplete();
  }
}
