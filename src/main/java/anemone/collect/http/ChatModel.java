package anemone.collect.http;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpStatus;
import org.apache.hc.core5.http.io.entity.StringEntity;
import org.apache.hc.core5.util.Timeout;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A language model behind the interface that many servers share: {@code POST URL/chat/completions}
 * with messages in, choices out (the OpenAI chat completions interface).
 */
public final class ChatModel implements AutoCloseable {

  private static final int MOST_BYTES = 1 << 20;
  private static final int MOST_TOKENS = 200;

  private final URI address;
  private final String name;
  private final String key;
  private final CloseableHttpClient client;

  /**
   * A model.
   *
   * @param url the address that its interface stands under, {@code https://models.example.org/v1}
   * @param name what the server calls it
   * @param key the bearer token, or empty
   * @param patience how long one answer may take
   */
  public ChatModel(URI url, String name, String key, Duration patience) {
    this.address = URI.create(url.toString().replaceAll("/+$", "") + "/chat/completions");
    this.name = name;
    this.key = key;
    Timeout limit = Timeout.of(patience.toMillis(), TimeUnit.MILLISECONDS);
    this.client =
        HttpClients.custom()
            .disableRedirectHandling()
            .disableCookieManagement()
            .disableAutomaticRetries()
            .setDefaultRequestConfig(RequestConfig.custom().setResponseTimeout(limit).build())
            .setConnectionManager(
                PoolingHttpClientConnectionManagerBuilder.create()
                    .setDefaultConnectionConfig(
                        ConnectionConfig.custom()
                            .setConnectTimeout(limit)
                            .setSocketTimeout(limit)
                            .build())
                    .build())
            .build();
  }

  /**
   * The model's answer.
   *
   * @param task what it is to do
   * @param text what with
   * @throws IOException if there is none; the message says why
   */
  public String answer(String task, String text) throws IOException {
    HttpPost request = new HttpPost(address);
    if (!key.isEmpty()) {
      request.setHeader("Authorization", "Bearer " + key);
    }
    request.setEntity(new StringEntity(question(task, text), ContentType.APPLICATION_JSON));
    return client.execute(request, ChatModel::read);
  }

  private String question(String task, String text) {
    ObjectNode question = JsonMapper.shared().createObjectNode();
    question.put("model", name).put("temperature", 0).put("max_tokens", MOST_TOKENS);
    var messages = question.putArray("messages");
    messages.addObject().put("role", "system").put("content", task);
    messages.addObject().put("role", "user").put("content", text);
    return question.toString();
  }

  private static String read(ClassicHttpResponse response) throws IOException {
    if (response.getCode() != HttpStatus.SC_OK) {
      throw new IOException("the model's server answered " + response.getCode());
    }
    byte[] body = response.getEntity().getContent().readNBytes(MOST_BYTES);
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

  @Override
  public void close() throws IOException {
    client.close();
  }
}
