package anemone.collect.http;

import anemone.network.Network;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpStatus;
import org.apache.hc.core5.http.io.entity.StringEntity;
import org.apache.hc.core5.io.CloseMode;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A language model behind the interface that many servers share: {@code POST URL/chat/completions}
 * with messages in, choices out (the OpenAI chat completions interface).
 */
public final class ChatModel implements AutoCloseable {

  private static final int MAX_BYTES = 1 << 20;
  private static final int CONNECTIONS = 4;
  private static final int MAX_TOKENS = 400;

  private final URI address;
  private final String name;
  private final String key;
  private final Duration patience;
  private final CloseableHttpClient client;
  private final ScheduledExecutorService deadlines;

  /** Not every server knows how to answer in JSON when asked to; whatever it answers is read. */
  private volatile boolean knowsJson = true;

  /**
   * A model.
   *
   * @param url the address that its interface stands under, {@code https://models.example.org/v1}
   * @param name what the server calls it
   * @param key the bearer token, or empty
   * @param patience how long one answer may take
   */
  public ChatModel(URI url, String name, String key, Duration patience) {
    this(url, name, key, patience, Network.direct());
  }

  /** A model that is reached as a network says. */
  public ChatModel(URI url, String name, String key, Duration patience, Network network) {
    this.address = URI.create(url.toString().replaceAll("/+$", "") + "/chat/completions");
    this.name = name;
    this.key = key;
    this.patience = patience;
    this.deadlines =
        Executors.newSingleThreadScheduledExecutor(
            task -> {
              Thread thread = new Thread(task, "model deadlines");
              thread.setDaemon(true);
              return thread;
            });
    this.client = NamedRequests.client(patience, network, CONNECTIONS);
  }

  /**
   * Returns the model's answer.
   *
   * @param task what it is to do
   * @param text what with
   * @param json whether the answer is a JSON object
   * @throws IOException if there is none; the message says why
   */
  public String answer(String task, String text, boolean json) throws IOException {
    if (json && knowsJson) {
      try {
        return ask(task, text, true);
      } catch (BadRequestException e) {
        knowsJson = false;
      }
    }
    return ask(task, text, false);
  }

  private String ask(String task, String text, boolean json) throws IOException {
    HttpPost request = new HttpPost(address);
    if (!key.isEmpty()) {
      request.setHeader("Authorization", "Bearer " + key);
    }
    request.setEntity(new StringEntity(question(task, text, json), ContentType.APPLICATION_JSON));
    Future<?> deadline =
        deadlines.schedule(() -> request.abort(), patience.toMillis(), TimeUnit.MILLISECONDS);
    try {
      return client.execute(request, ChatModel::read);
    } catch (BadRequestException e) {
      throw e;
    } catch (IOException e) {
      throw request.isAborted() || e instanceof SocketTimeoutException
          ? new IOException("no answer within " + patience.toSeconds() + " s (model.timeout)", e)
          : new IOException("unable to ask " + address.getHost() + ": " + e.getMessage(), e);
    } finally {
      deadline.cancel(false);
    }
  }

  private String question(String task, String text, boolean json) {
    ObjectNode question = JsonMapper.shared().createObjectNode();
    question.put("model", name).put("temperature", 0).put("max_tokens", MAX_TOKENS);
    if (json) {
      question.putObject("response_format").put("type", "json_object");
    }
    var messages = question.putArray("messages");
    messages.addObject().put("role", "system").put("content", task);
    messages.addObject().put("role", "user").put("content", text);
    return question.toString();
  }

  private static String read(ClassicHttpResponse response) throws IOException {
    if (response.getCode() == HttpStatus.SC_BAD_REQUEST) {
      throw new BadRequestException();
    }
    if (response.getCode() != HttpStatus.SC_OK) {
      throw new IOException("the model's server answered " + response.getCode());
    }
    byte[] body = response.getEntity().getContent().readNBytes(MAX_BYTES);
    try {
      return JsonMapper.shared()
          .readTree(new String(body, StandardCharsets.UTF_8))
          .at("/choices/0/message/content")
          .asString("")
          .strip();
    } catch (JacksonException e) {
      throw new IOException("the model's server answered no JSON", e);
    }
  }

  /** Closes the connections; questions that are being answered fail. */
  @Override
  public void close() throws IOException {
    deadlines.shutdownNow();
    client.close(CloseMode.IMMEDIATE);
  }

  /** The server does not understand the request. */
  private static final class BadRequestException extends IOException {

    private static final long serialVersionUID = 1L;

    BadRequestException() {
      super("the model's server answered 400");
    }
  }
}
