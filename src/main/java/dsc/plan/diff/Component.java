package dsc.plan.diff;

import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;

/** A component of a record, with its name in words. */
record Component(String words, Method accessor) {
  /** Asked for once for each class, because reflection copies what it gives. */
  private static final ClassValue<List<Component>> KNOWN =
      new ClassValue<>() {
        @Override
        protected List<Component> computeValue(Class<?> type) {
          return Arrays.stream(type.getRecordComponents()).map(Component::of).toList();
        }
      };

  private static Component of(RecordComponent component) {
    return new Component(Shown.words(component.getName()), component.getAccessor());
  }

  /** The components of a record in their order. */
  static List<Component> of(Record record) {
    return KNOWN.get(record.getClass());
  }

  /** The value a record of this kind has. */
  Object read(Record record) {
    try {
      return accessor.invoke(record);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("cannot read " + accessor, e);
    }
  }
}
