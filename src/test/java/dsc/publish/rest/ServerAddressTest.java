package dsc.publish.rest;

import static dsc.publish.rest.Bench.fails;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dsc.diag.Code;
import dsc.diag.DscException;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ServerAddressTest {
  private static DscException refused(String text) {
    return fails(Code.SERVER_ADDRESS, () -> ServerAddress.parse(text));
  }

  @Test
  void schemeHostAndPortAreKept() {
    assertEquals(
        "https://tableau.example.com:8443",
        ServerAddress.parse(" https://tableau.example.com:8443/ ").toString());
  }

  @Test
  void plainHttpIsForThisMachineOnly() {
    assertEquals("http://127.0.0.1:80", ServerAddress.parse("http://127.0.0.1:80").toString());
    assertEquals(
        List.of("write https:// instead of http://"), refused("http://tableau.example.com").help());
  }

  @Test
  void anAddressFromTheBrowserIsTakenApartInTheHelp() {
    assertEquals(
        List.of("write https://10ax.online.tableau.com as the server and `acme` as the site"),
        refused("https://10ax.online.tableau.com/#/site/acme/datasources/12").help());
    assertEquals(
        List.of("write https://t.example.com"), refused("https://t.example.com/api/3.4").help());
  }

  @Test
  void anythingElseIsNoAddress() {
    for (String text : List.of("", "tableau.example.com", "ftp://x", "https://", "ht tp://x")) {
      assertTrue(Bench.message(refused(text)).endsWith("is not one"));
    }
  }

  @Test
  void aLoginInTheAddressIsNotRepeated() {
    for (String text : List.of("https://ann:topsecret@x.example.com", "//ann:topsecret@x y")) {
      DscException failure = refused(text);
      assertFalse((failure.getMessage() + failure.help()).contains("topsecret"));
    }
  }

  @Test
  void aTokenMovesToTheSameHostOrWithinTheCloudOnly() {
    ServerAddress own = ServerAddress.parse("https://t.example.com");
    ServerAddress cloud = ServerAddress.parse("https://10ax.online.tableau.com");
    assertTrue(own.mayMoveTo(URI.create("https://t.example.com:8443/x")));
    assertFalse(own.mayMoveTo(URI.create("http://t.example.com/x")));
    assertFalse(own.mayMoveTo(URI.create("https://evil.example.com/x")));
    assertTrue(cloud.mayMoveTo(URI.create("https://10ay.online.tableau.com/x")));
    assertFalse(cloud.mayMoveTo(URI.create("https://10ay.online.tableau.com.evil.org/x")));
  }
}
