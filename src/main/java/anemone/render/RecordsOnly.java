package anemone.render;

import freemarker.ext.beans.ClassMemberAccessPolicy;
import freemarker.ext.beans.MemberAccessPolicy;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/** Restricts templates to the components of records; no other Java members are accessible. */
final class RecordsOnly implements MemberAccessPolicy {

  @Override
  public ClassMemberAccessPolicy forClass(Class<?> type) {
    RecordComponent[] components = type.isRecord() ? type.getRecordComponents() : null;
    return new Components(
        components == null
            ? Set.of()
            : Arrays.stream(components)
                .map(RecordComponent::getAccessor)
                .collect(Collectors.toUnmodifiableSet()));
  }

  @Override
  public boolean isToStringAlwaysExposed() {
    return false;
  }

  private record Components(Set<Method> accessors) implements ClassMemberAccessPolicy {

    @Override
    public boolean isMethodExposed(Method method) {
      return accessors.contains(method);
    }

    @Override
    public boolean isConstructorExposed(Constructor<?> constructor) {
      return false;
    }

    @Override
    public boolean isFieldExposed(Field field) {
      return false;
    }
  }
}
