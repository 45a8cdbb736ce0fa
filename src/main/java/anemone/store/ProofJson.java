package anemone.store;

import anemone.article.Article;
import anemone.article.ArticleId;
import anemone.article.Image;
import anemone.edition.Bite;
import anemone.edition.Earlier;
import anemone.edition.EditorialChanges;
import anemone.edition.Fate;
import anemone.render.Drafts;
import anemone.render.Letterhead;
import anemone.render.Proof;
import anemone.render.Theme;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.KeyDeserializer;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.node.ObjectNode;

/** Serializes records to JSON and back; equal records give equal bytes. */
final class ProofJson {

  private ProofJson() {}

  static String article(Article article) {
    return Form.JSON.writeValueAsString(article);
  }

  static Article article(String text) {
    return Form.JSON.readValue(text, Article.class);
  }

  static String changes(EditorialChanges changes) {
    return Form.JSON.writeValueAsString(changes);
  }

  static EditorialChanges changes(String text) {
    return Form.JSON.treeToValue(
        ChangesUpgrade.complete(Form.JSON.readTree(text)), EditorialChanges.class);
  }

  static String seen(Drafts.Seen seen) {
    return Form.JSON.writeValueAsString(seen);
  }

  static Drafts.Seen seen(String text) {
    return Form.JSON.readValue(text, Drafts.Seen.class);
  }

  /**
   * Returns the hash of everything readers see of a proof: of the time of composition only the day,
   * and without the fates of articles.
   */
  static String contentHash(Proof proof) {
    ObjectNode content = Form.JSON.valueToTree(proof);
    ObjectNode edition = (ObjectNode) content.get("edition");
    edition.remove("fates");
    edition.put(
        "composed",
        proof.edition().composed().atZone(proof.letterhead().zone()).toLocalDate().toString());
    return hash(Form.JSON.writeValueAsString(content).getBytes(StandardCharsets.UTF_8));
  }

  static byte[] proof(Proof proof) {
    return Form.JSON.writeValueAsString(proof).getBytes(StandardCharsets.UTF_8);
  }

  static Proof proof(byte[] bytes) {
    return Form.JSON.treeToValue(ProofUpgrade.complete(Form.JSON.readTree(bytes)), Proof.class);
  }

  /** Returns the SHA-256 hash of bytes, in hexadecimal. */
  static String hash(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "fate")
  @JsonSubTypes({
    @JsonSubTypes.Type(value = Fate.Used.class, name = "used"),
    @JsonSubTypes.Type(value = Fate.Carried.class, name = "carried"),
    @JsonSubTypes.Type(value = Fate.Dropped.class, name = "dropped")
  })
  private interface NamedFate {}

  /** An article without a teaser has the bytes that it had before there were any. */
  interface OptionalTeaser {
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    @SuppressWarnings("unused") // Jackson reads its annotation.
    String teaser();
  }

  /**
   * A letterhead without sign-up form, viewer and counted links has the bytes that it had before
   * there were any.
   */
  interface OptionalPages {
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    @SuppressWarnings("unused") // Jackson reads its annotation.
    Optional<URI> signUp();

    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    @SuppressWarnings("unused") // Jackson reads its annotation.
    Optional<URI> viewer();

    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    @SuppressWarnings("unused") // Jackson reads its annotation.
    Optional<URI> clicks();
  }

  /** A theme is the text that it was when there were three. */
  private static final class ThemeForm {

    static final SimpleModule MODULE =
        new SimpleModule()
            .addSerializer(
                Theme.class,
                new ValueSerializer<>() {
                  @Override
                  public void serialize(
                      Theme theme, JsonGenerator json, SerializationContext context) {
                    json.writeString(theme.frozen());
                  }
                })
            .addDeserializer(
                Theme.class,
                new ValueDeserializer<>() {
                  @Override
                  public Theme deserialize(JsonParser json, DeserializationContext context) {
                    return Theme.frozen(json.getString());
                  }
                });

    private ThemeForm() {}
  }

  /** A story without a storyline has the bytes that it had before there were any. */
  interface OptionalStoryline {
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    @SuppressWarnings("unused") // Jackson reads its annotation.
    List<Bite> more();

    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    @SuppressWarnings("unused") // Jackson reads its annotation.
    Optional<Earlier> earlier();

    @JsonInclude(JsonInclude.Include.NON_DEFAULT)
    @SuppressWarnings("unused") // Jackson reads its annotation.
    boolean yields();

    @JsonInclude(JsonInclude.Include.NON_DEFAULT)
    @SuppressWarnings("unused") // Jackson reads its annotation.
    boolean repeated();
  }

  /** Holds the mapper, which is slow to create and not needed for hashes. */
  private static final class Form {

    private static final JsonMapper JSON =
        JsonMapper.builder()
            .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .addMixIn(Fate.class, NamedFate.class)
            .addMixIn(Article.class, OptionalTeaser.class)
            .addMixIn(Letterhead.class, OptionalPages.class)
            .addMixIn(Bite.class, OptionalStoryline.class)
            .addModule(ThemeForm.MODULE)
            .addModule(
                new SimpleModule()
                    .addDeserializer(Image.class, new ImageForm())
                    .addKeyDeserializer(
                        ArticleId.class,
                        new KeyDeserializer() {
                          @Override
                          public Object deserializeKey(String key, DeserializationContext context) {
                            return new ArticleId(key);
                          }
                        }))
            .build();

    private Form() {}
  }
}
