package anemone.newsletter;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Lists the settings of a newsletter.yaml with the origin of each value. */
public final class Origins {

  private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Za-z_][A-Za-z0-9_]*)");
  private static final Pattern ADDRESS = Pattern.compile("(?:https?|socks5?h?)://\\S+");
  private static final Set<String> SECRET =
      Set.of("password", "secret", "former-secrets", "key", "client-secret", "refresh-token");
  private static final String MASK = "********";
  private static final Pattern LOGIN = Pattern.compile("://[^/@\\s]*@");

  private final String file;
  private final Environment environment;
  private final List<Setting> settings = new ArrayList<>();
  private final Set<String> given = new TreeSet<>();
  private final Defaults defaults = Defaults.read();

  private Origins(String file, Environment environment) {
    this.file = file;
    this.environment = environment;
  }

  /**
   * A setting.
   *
   * @param path its path: {@code smtp.host}
   * @param value its value; a secret is masked
   * @param origin the line, environment variable or default it comes from
   * @param variable the environment variable, if it has the value
   */
  public record Setting(String path, String value, String origin, Optional<String> variable) {}

  /**
   * Returns the settings of a file, in its order, and then the omitted ones.
   *
   * @param text the text of the file
   * @param file its name
   * @param variables the environment variables
   * @param secretFiles reads the files that hold secrets
   */
  public static List<Setting> of(
      String text, Path file, Map<String, String> variables, SecretFiles secretFiles) {
    Environment environment = new Environment(variables);
    Origins origins = new Origins(file.toString(), environment);
    try {
      origins.walk("", YamlTree.parse(text));
    } catch (YamlTree.NotYaml e) {
      return List.of();
    }
    NewsletterFile.Result read = NewsletterFile.read(text, file, environment, secretFiles);
    Optional<EffectiveValues> effective = read.file().newsletter().map(EffectiveValues::new);
    read.known().forEach((group, keys) -> origins.leftOut(group, keys, effective));
    return List.copyOf(origins.settings);
  }

  /**
   * Returns the values of environment variables inside web addresses, which may be secret tokens.
   *
   * @param text the text of the file
   * @param variables the environment variables
   */
  public static List<String> inAddresses(String text, Map<String, String> variables) {
    return ADDRESS
        .matcher(text)
        .results()
        .flatMap(address -> VARIABLE.matcher(address.group()).results())
        .map(variable -> variables.getOrDefault(variable.group(1), ""))
        .toList();
  }

  private void walk(String path, Node node) {
    given.add(path.replaceAll("\\[\\d+]", "[]"));
    if (node instanceof Node.Mapping mapping) {
      for (Node.Field field : mapping.fields()) {
        walk(path.isEmpty() ? field.key() : path + "." + field.key(), field.value());
      }
    } else if (node instanceof Node.Items items) {
      for (int i = 0; i < items.items().size(); i++) {
        walk(path + "[" + i + "]", items.items().get(i));
      }
    } else if (node instanceof Node.Scalar scalar) {
      settings.add(setting(path, scalar));
    }
  }

  private Setting setting(String path, Node.Scalar scalar) {
    String place = file + ":" + scalar.at().line();
    Matcher variable = VARIABLE.matcher(scalar.text());
    String key = path.substring(path.lastIndexOf('.') + 1).replaceAll("\\[\\d+]", "");
    boolean secret = SECRET.contains(key);
    if (!variable.find()) {
      String login = LOGIN.matcher(scalar.text()).replaceAll("://" + MASK + "@");
      return new Setting(path, secret ? MASK : login, place, Optional.empty());
    }
    String name = variable.group(1);
    boolean set = !environment.variables().getOrDefault(name, "").isEmpty();
    String origin =
        place
            + (set
                ? ", environment variable " + name
                : ", default beside the environment variable " + name);
    // A variable inside an address may be a secret token.
    boolean whole = scalar.text().startsWith("${") && scalar.text().endsWith("}");
    Optional<String> value = environment.fill(scalar.text()).value();
    String shown =
        whole
            ? LOGIN.matcher(value.orElse("(not set)")).replaceAll("://" + MASK + "@")
            : scalar.text();
    return new Setting(
        path, secret ? MASK : shown, origin, set ? Optional.of(name) : Optional.empty());
  }

  private void leftOut(String group, Set<String> keys, Optional<EffectiveValues> effective) {
    // Omitted groups, and groups of list items, are not listed.
    if (group.contains("[]") || (!group.isEmpty() && !given.contains(group))) {
      return;
    }
    for (String key : keys) {
      String path = group.isEmpty() ? key : group + "." + key;
      if (!given.contains(path)) {
        for (String each : defaults.within(path)) {
          String value = effective.flatMap(e -> e.of(each)).orElseGet(() -> defaults.of(each));
          String origin = effective.map(e -> e.origin(each)).orElse("default");
          settings.add(new Setting(each, value, origin, Optional.empty()));
        }
      }
    }
  }
}
