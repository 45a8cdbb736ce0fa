package anemone.deliver.login;

import java.io.IOException;
import java.net.URI;
import java.util.Map;

/** Sends forms to the endpoints of an OAuth provider. */
@FunctionalInterface
public interface TokenEndpoint {

  /**
   * Sends a form.
   *
   * @throws IOException if there is no answer; the message says why
   */
  Answer post(URI url, Map<String, String> form) throws IOException;

  /**
   * An answer.
   *
   * @param status the status code
   * @param body the text
   */
  record Answer(int status, String body) {}
}
