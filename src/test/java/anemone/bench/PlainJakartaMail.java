package anemone.bench;

import anemone.render.Mailbox;
import anemone.render.Message;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.io.UnsupportedEncodingException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.SocketFactory;

/**
 * Jakarta Mail as its documentation shows it: a MimeMessage each, over connections kept open, with
 * TCP_NODELAY, which it does not set itself.
 */
final class PlainJakartaMail {

  private PlainJakartaMail() {}

  static void send(int port, List<Message> messages, int connections) {
    ExecutorService threads = Executors.newFixedThreadPool(connections);
    try {
      List<CompletableFuture<Void>> shares = new ArrayList<>();
      for (int i = 0; i < connections; i++) {
        List<Message> share =
            messages.subList(
                messages.size() * i / connections, messages.size() * (i + 1) / connections);
        shares.add(CompletableFuture.runAsync(() -> send(port, share), threads));
      }
      shares.forEach(CompletableFuture::join);
    } finally {
      threads.shutdown();
    }
  }

  private static void send(int port, List<Message> messages) {
    Properties properties = new Properties();
    properties.setProperty("mail.smtp.host", "127.0.0.1");
    properties.setProperty("mail.smtp.port", Integer.toString(port));
    properties.put("mail.smtp.socketFactory", new UndelayedSockets());
    Session session = Session.getInstance(properties);
    try (Transport transport = session.getTransport("smtp")) {
      transport.connect();
      for (Message message : messages) {
        MimeMessage mime = mime(session, message);
        transport.sendMessage(mime, mime.getAllRecipients());
      }
    } catch (MessagingException | UnsupportedEncodingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static MimeMessage mime(Session session, Message message)
      throws MessagingException, UnsupportedEncodingException {
    MimeMessage mime = new MimeMessage(session);
    mime.setFrom(address(message.from()));
    mime.setRecipient(RecipientType.TO, address(message.to()));
    mime.setSubject(message.subject(), "UTF-8");
    mime.setSentDate(Date.from(message.date().toInstant()));
    for (Message.Header header : message.headers()) {
      mime.setHeader(header.name(), header.value());
    }
    MimeBodyPart text = new MimeBodyPart();
    text.setText(message.text(), "UTF-8", "plain");
    MimeBodyPart html = new MimeBodyPart();
    html.setText(message.html(), "UTF-8", "html");
    mime.setContent(new MimeMultipart("alternative", text, html));
    mime.saveChanges();
    return mime;
  }

  private static InternetAddress address(Mailbox mailbox) throws UnsupportedEncodingException {
    return new InternetAddress(mailbox.address().toString(), mailbox.name(), "UTF-8");
  }

  /** Sockets without Nagle's algorithm. */
  private static final class UndelayedSockets extends SocketFactory {

    @Override
    public Socket createSocket() throws IOException {
      Socket socket = new Socket();
      socket.setTcpNoDelay(true);
      return socket;
    }

    @Override
    public Socket createSocket(String host, int port) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress from, int fromPort) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Socket createSocket(InetAddress host, int port) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress from, int fromPort) {
      throw new UnsupportedOperationException();
    }
  }
}
