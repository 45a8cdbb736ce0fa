package anemone.cli.demo;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;

/** One message over SMTP (RFC 5321), byte for byte. */
final class SmtpDialogue implements AutoCloseable {

  private final Socket socket;
  private final BufferedReader replies;
  private final OutputStream out;

  private SmtpDialogue(int port) throws IOException {
    this.socket = new Socket(InetAddress.getLoopbackAddress(), port);
    this.replies = new BufferedReader(new InputStreamReader(socket.getInputStream(), US_ASCII));
    this.out = socket.getOutputStream();
  }

  /** Sends a message whose lines end in CR LF. */
  static void send(int port, String recipient, String message) throws IOException {
    try (SmtpDialogue smtp = new SmtpDialogue(port)) {
      smtp.expect("220");
      smtp.say("HELO localhost", "250");
      smtp.say("MAIL FROM:<letters@example.org>", "250");
      smtp.say("RCPT TO:<" + recipient + ">", "250");
      smtp.say("DATA", "354");
      smtp.say(message.replace("\r\n.", "\r\n..") + ".", "250");
      smtp.say("QUIT", "221");
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }

  private void say(String line, String code) throws IOException {
    out.write((line + "\r\n").getBytes(UTF_8));
    out.flush();
    expect(code);
  }

  private void expect(String code) throws IOException {
    assertThat(replies.readLine()).startsWith(code);
  }
}
