package anemone.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NetworkTest {

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "::1"})
  void aHostOfWhichOneAddressIsDeadIsReachedByTheOther(String alive) throws Exception {
    Assumptions.assumeTrue(
        Arrays.asList(InetAddress.getAllByName("localhost")).contains(InetAddress.getByName(alive)),
        "localhost has no address " + alive);
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getByName(alive));
        Socket socket =
            Network.direct().connect("localhost", server.getLocalPort(), Duration.ofSeconds(5))) {
      assertThat(socket.isConnected()).isTrue();
      assertThat(socket.getTcpNoDelay()).isTrue();
    }
  }

  @Test
  @Timeout(20)
  void aProxyThatSaysNothingIsNotWaitedForLongerThanAConnection() throws Exception {
    try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      CompletableFuture<Socket> accepted =
          CompletableFuture.supplyAsync(
              () -> {
                try {
                  return silent.accept();
                } catch (java.io.IOException e) {
                  throw new java.io.UncheckedIOException(e);
                }
              });
      Proxy proxy = Proxy.parse("socks5://127.0.0.1:" + silent.getLocalPort()).orElseThrow();
      assertThatThrownBy(() -> Network.through(proxy, "mail.example", 25, Duration.ofMillis(300)))
          .isInstanceOf(java.net.SocketTimeoutException.class);
      accepted.join().close();
    }
  }
}
