package anemone.store;

import anemone.article.Image;
import java.net.URI;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.deser.std.StdDeserializer;

/** Deserializes an article's image; earlier versions of the program stored its address only. */
final class ImageForm extends StdDeserializer<Image> {

  ImageForm() {
    super(Image.class);
  }

  @Override
  public Image deserialize(JsonParser parser, DeserializationContext context) {
    JsonNode image = context.readTree(parser);
    return image.isString()
        ? new Image(URI.create(image.asString()))
        : new Image(
            URI.create(image.path("url").asString()),
            image.path("alt").asString(""),
            image.path("caption").asString(""));
  }
}
