package dsc.publish.rest;

import dsc.diag.DscException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Sends a file to the server in blocks, each read from disk when it is sent.
 *
 * <p>Where the server can number blocks they travel in parallel, and one whose fate is unclear is
 * sent again under its number. Elsewhere they travel in order, and since a block carries no offset,
 * any doubt about one means starting over with a new upload.
 */
final class Uploads {
  private static final int STARTS = 4;

  /** A file has at most this many blocks (Tableau's help on publishing). */
  private static final int MOST_BLOCKS = 1000;

  /** An upload that is complete and waits for its use. */
  record Uploaded(String id, Order order) {}

  /** How blocks find their place. */
  enum Order {
    NUMBERED,
    ARRIVAL
  }

  /** What became of a block, and so of its upload. */
  private enum Sent {
    DONE,
    /** The server does not want numbered blocks after all. */
    NOT_NUMBERED,
    /** This upload can no longer be completed. */
    LOST
  }

  private final Api api;
  private final PublishSettings settings;

  Uploads(Api api, PublishSettings settings) {
    this.api = api;
    this.settings = settings;
  }

  /** Uploads the file in the best order the server can do. */
  Uploaded upload(Path file, long size) {
    boolean numbers = settings.parallel() > 1 && api.version().atLeast(ApiVersion.NUMBERED_BLOCKS);
    return upload(file, size, numbers ? Order.NUMBERED : Order.ARRIVAL);
  }

  Uploaded upload(Path file, long size, Order order) {
    Order now = order;
    for (int start = 1; start <= STARTS; start++) {
      String id = begin();
      List<Body.Slice> blocks = blocks(file, size);
      Sent sent = now == Order.NUMBERED ? numbered(id, blocks) : inOrder(id, blocks);
      switch (sent) {
        case DONE -> {
          return new Uploaded(id, now);
        }
        case NOT_NUMBERED -> now = Order.ARRIVAL;
        case LOST -> api.waiting().sleep(api.retries().pauseAfter(start));
      }
    }
    throw Problems.uploadFailed(STARTS);
  }

  /** An upload that is begun twice and used once does no harm, so this may be repeated. */
  private String begin() {
    Call call = Call.post("begin an upload", Body.NOTHING, "fileUploads").with(Call.Replay.SAFE);
    return api.ask(call, "fileUpload")
        .attribute("uploadSessionId")
        .orElseThrow(() -> Problems.unreadable("the upload has no id"));
  }

  private List<Body.Slice> blocks(Path file, long size) {
    long block = Math.max(settings.blockSize(), (size + MOST_BLOCKS - 1) / MOST_BLOCKS);
    List<Body.Slice> blocks = new ArrayList<>();
    for (long at = 0; at < size; at += block) {
      blocks.add(new Body.Slice(file, at, Math.min(block, size - at)));
    }
    return blocks;
  }

  private Sent inOrder(String id, List<Body.Slice> blocks) {
    for (Body.Slice block : blocks) {
      Call call = block(id, block);
      Sent sent =
          switch (api.attempt(call)) {
            case Outcome.Silent silent -> Sent.LOST;
            case Outcome.Answered(Reply reply) when reply.isSuccess() -> Sent.DONE;
            case Outcome.Answered(Reply reply) when isLost(reply) -> Sent.LOST;
            case Outcome.Answered(Reply reply) -> throw api.refusal(call, reply);
          };
      if (sent != Sent.DONE) {
        return sent;
      }
    }
    return Sent.DONE;
  }

  private Sent numbered(String id, List<Body.Slice> blocks) {
    AtomicBoolean stop = new AtomicBoolean();
    ExecutorService senders =
        Executors.newFixedThreadPool(settings.parallel(), Thread.ofVirtual().factory());
    try {
      List<Future<Sent>> sending = new ArrayList<>();
      for (int i = 0; i < blocks.size(); i++) {
        Call call =
            block(id, blocks.get(i)).query("sequenceID", String.valueOf(i)).with(Call.Replay.SAFE);
        sending.add(senders.submit(() -> stop.get() ? Sent.LOST : oneNumbered(call, stop)));
      }
      Sent all = Sent.DONE;
      for (Future<Sent> future : sending) {
        Sent one = future.get();
        // "Not numbered" explains the upload; the blocks skipped after it only look lost.
        if (one == Sent.NOT_NUMBERED || all == Sent.DONE) {
          all = one;
        }
      }
      return all;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw Problems.interrupted();
    } catch (ExecutionException e) {
      throw Optional.ofNullable(e.getCause())
          .filter(DscException.class::isInstance)
          .map(DscException.class::cast)
          .orElseThrow(() -> new IllegalStateException("sending a block failed", e));
    } finally {
      stop.set(true);
      senders.shutdownNow();
    }
  }

  private Sent oneNumbered(Call call, AtomicBoolean stop) {
    Sent sent =
        switch (api.attempt(call)) {
          case Outcome.Silent silent -> Sent.LOST;
          case Outcome.Answered(Reply reply) when reply.isSuccess() -> Sent.DONE;
          case Outcome.Answered(Reply reply) when isLost(reply) -> Sent.LOST;
          case Outcome.Answered(Reply reply) when reply.status() == 400 -> Sent.NOT_NUMBERED;
          case Outcome.Answered(Reply reply) -> throw api.refusal(call, reply);
        };
    if (sent != Sent.DONE) {
      stop.set(true);
    }
    return sent;
  }

  /** An upload belongs to its session, so it is also gone (404) after signing in again. */
  private static boolean isLost(Reply reply) {
    return reply.status() == 404 || reply.status() == 408 || reply.status() >= 500;
  }

  private static Call block(String id, Body.Slice block) {
    return Call.post("upload a block", Body.Parts.block(block), "fileUploads", id).method("PUT");
  }
}
