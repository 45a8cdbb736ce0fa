package anemone.collect.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressGuardTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "127.0.0.1",
        "127.255.1.2",
        "0.0.0.0",
        "10.1.2.3",
        "100.64.0.1",
        "169.254.169.254",
        "172.16.0.1",
        "172.31.255.255",
        "192.0.0.8",
        "192.168.1.1",
        "198.18.0.1",
        "224.0.0.1",
        "255.255.255.255",
        "::",
        "::1",
        "fe80::1",
        "fc00::1",
        "fd12:3456::1",
        "ff02::1",
        "::ffff:127.0.0.1",
        "::ffff:10.0.0.1",
        "::127.0.0.1",
        "64:ff9b::a9fe:a9fe",
        "2002:7f00:1::",
        "64:ff9b:1::808:808",
        "64:ff9b::1:808:808",
        "::ffff:0:8.8.8.8",
        "::ffff:0:10.0.0.1",
        "100::1",
        "3fff::1",
        "3fff:fff::1",
        "2001:db8::1",
        "2001:2::1",
        "5f00::1"
      })
  void anAddressInsideANetworkIsNotPublic(String address) throws UnknownHostException {
    assertThat(AddressGuard.isPublic(InetAddress.getByName(address))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "93.184.216.34",
        "172.32.0.1",
        "100.128.0.1",
        "192.0.2.1",
        "2606:2800:220::1",
        "64:ff9b::808:808",
        "3ffe::1",
        "3fff:1000::1",
        "100:1::1"
      })
  void anAddressOfTheInternetIsPublic(String address) throws UnknownHostException {
    assertThat(AddressGuard.isPublic(InetAddress.getByName(address))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "2130706433", "0x7f.1", "localhost", "[::1]"})
  void everyWayToWriteThisMachineIsRefused(String host) {
    assertThatThrownBy(() -> new AddressGuard().resolve(host))
        .isInstanceOf(UnknownHostException.class);
  }
}
