package anemone.newsletter;

import static org.assertj.core.api.Assertions.assertThat;

import anemone.deliver.dkim.DkimSigner;
import anemone.fixture.KeyFixture;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DkimSectionTest {

  private static final String NEWSLETTER =
      """
      newsletter:
        name: The Tide
        from: The Tide <tide@news.example.org>
        postal-address: 1 Quay, Exampleton
        links: https://tide.example.org/mail
      topics: {ocean: The ocean}
      sources:
        - {name: Harbour, feed: "https://harbour.example.org/feed.xml", topics: [ocean]}
      smtp: {host: mail.example.org}
      """;

  private static final String ED25519 =
      KeyFixture.pkcs8(KeyFixture.pair("Ed25519", 0).getPrivate());
  private static final Map<String, String> FILES =
      Map.of(
          "s1.pem",
          KeyFixture.pkcs8(KeyFixture.pair("RSA", 1024).getPrivate()),
          "s2.pem",
          ED25519,
          "weak.pem",
          KeyFixture.pkcs8(KeyFixture.pair("RSA", 512).getPrivate()),
          "locked.pem",
          ED25519.replace("PRIVATE", "ENCRYPTED PRIVATE"),
          "notes.txt",
          "no key at all\n",
          "empty.pem",
          "\n");

  @Test
  void keysSignInTheNameOfTheSender() {
    assertThat(
            signer(
                    "dkim: {keys: [{selector: s1, key-file: s1.pem}, {selector: S2, key-file:"
                        + " s2.pem}]}")
                .toString())
        .isEqualTo("news.example.org [s1 (rsa-sha256), s2 (ed25519-sha256)]");
  }

  @Test
  void theDomainMayBeOneAboveTheSenders() {
    for (String domain : List.of("example.org", "News.Example.ORG")) {
      assertThat(
              signer("dkim: {domain: " + domain + ", keys: [{selector: s1, key-file: s2.pem}]}")
                  .toString())
          .startsWith(domain.toLowerCase(Locale.ROOT) + " ");
    }
  }

  @Test
  void withoutTheGroupNothingIsSigned() {
    assertThat(signer("")).isSameAs(DkimSigner.NONE);
    assertThat(signer("dkim:")).isSameAs(DkimSigner.NONE);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{domain: example.org}|dkim.keys: is missing",
        "{keys: []}|dkim.keys: must list at least one key",
        "{keys: s1.pem}|dkim.keys: must be a list, not a single value",
        "{keys: [s1.pem]}|dkim.keys[0]: must be a group of keys, not a single value",
        "{keys: [{selector: s1}]}|dkim.keys[0].key-file: is missing",
        "{keys: [{key-file: s1.pem}]}|dkim.keys[0].selector: is missing",
        "{keys: [{selector: s 1, key-file: s1.pem}]}|dkim.keys[0].selector: \"s 1\" is not valid;"
            + " must have only letters, digits and hyphens, such as s1",
        "{keys: [{selector: s1, key-file: s1.pem}, {selector: S1, key-file: s2.pem}]}"
            + "|dkim.keys[1].selector: is already the selector of the key on line 10",
        "{keys: [{selector: s1, keyfile: s1.pem, key-file: s1.pem}]}"
            + "|dkim.keys[0].keyfile: unknown key; did you mean dkim.keys[0].key-file?",
        "{domain: example.com, keys: [{selector: s1, key-file: s1.pem}]}"
            + "|dkim.domain: \"example.com\" is not valid; must be the domain of newsletter.from,"
            + " which is news.example.org, or one above it",
        "{domain: ws.example.org, keys: [{selector: s1, key-file: s1.pem}]}|dkim.domain:"
            + " \"ws.example.org\" is not valid; must be the domain of newsletter.from, which is"
            + " news.example.org, or one above it",
        "{domain: org, keys: [{selector: s1, key-file: s1.pem}]}"
            + "|dkim.domain: \"org\" is not valid; must be a domain such as example.org",
        "{keys: [{selector: s1, key-file: gone.pem}]}"
            + "|dkim.keys[0].key-file: there is no file news/gone.pem",
        "{keys: [{selector: s1, key-file: empty.pem}]}"
            + "|dkim.keys[0].key-file: the file news/empty.pem is empty",
        "{keys: [{selector: s1, key-file: notes.txt}]}"
            + "|dkim.keys[0].key-file: has no private key in PEM, beginning with"
            + " -----BEGIN PRIVATE KEY-----",
        "{keys: [{selector: s1, key-file: locked.pem}]}"
            + "|dkim.keys[0].key-file: has an encrypted key; decrypt it with"
            + " openssl pkey",
        "{keys: [{selector: s1, key-file: weak.pem}]}|dkim.keys[0].key-file: has an RSA key of 512"
            + " bits; must have 1024 to 4096 (RFC 8301), preferably at least 2048",
      })
  void aMistakeIsNamedWithItsLine(String dkim, String problem) {
    assertThat(read("dkim: " + dkim).problems())
        .extracting(Problem::toString)
        .containsExactly("news/newsletter.yaml:10: " + problem);
  }

  private static DkimSigner signer(String dkim) {
    NewsletterFile file = read(dkim);
    assertThat(file.problems()).isEmpty();
    return file.newsletter().orElseThrow().signer();
  }

  private static NewsletterFile read(String dkim) {
    return NewsletterFile.read(
        NEWSLETTER + dkim + "\n",
        Path.of("news", "newsletter.yaml"),
        Map.of(),
        file -> {
          String text = FILES.get(String.valueOf(file.getFileName()));
          if (text == null) {
            throw new NoSuchFileException(file.toString());
          }
          return text;
        });
  }
}
