package dsc.publish.rest;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Collection;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

/** Trust in the machine's certificate authorities plus those of a PEM file. */
final class Tls {
  private Tls() {}

  static SSLContext trusting(Path pemFile) {
    try {
      KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
      store.load(null, null);
      int count = 0;
      for (Certificate own : certificates(pemFile)) {
        store.setCertificateEntry("own-" + count++, own);
      }
      if (count == 0) {
        throw Problems.badCaFile(pemFile, "it holds no certificate");
      }
      for (X509Certificate known : machineAuthorities()) {
        store.setCertificateEntry("machine-" + count++, known);
      }
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, trustManagers(store), null);
      return context;
    } catch (IOException e) {
      throw Problems.badCaFile(pemFile, "it cannot be read");
    } catch (GeneralSecurityException e) {
      throw Problems.badCaFile(pemFile, "it is not a PEM file with certificates");
    }
  }

  private static Collection<? extends Certificate> certificates(Path pemFile)
      throws IOException, GeneralSecurityException {
    try (InputStream in = Files.newInputStream(pemFile)) {
      return CertificateFactory.getInstance("X.509").generateCertificates(in);
    }
  }

  private static X509Certificate[] machineAuthorities() throws GeneralSecurityException {
    for (TrustManager manager : trustManagers(null)) {
      if (manager instanceof X509TrustManager x509) {
        return x509.getAcceptedIssuers();
      }
    }
    return new X509Certificate[0];
  }

  private static TrustManager[] trustManagers(@org.jspecify.annotations.Nullable KeyStore store)
      throws GeneralSecurityException {
    TrustManagerFactory factory =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(store);
    return factory.getTrustManagers();
  }
}
