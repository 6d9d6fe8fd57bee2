package dsc.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dsc.catalog.DataType;
import dsc.catalog.FunctionCatalog;
import dsc.catalog.FunctionEntry;
import dsc.catalog.Overload;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Laws of conversions and of the choice of overloads. */
final class CoercionsProperties {
  private static final List<FunctionEntry> CALLABLE =
      FunctionCatalog.standard().entries().stream()
          .filter(entry -> !entry.overloads().isEmpty())
          .toList();

  @Provide
  Arbitrary<DataType> types() {
    return Arbitraries.of(
        DataType.BOOLEAN,
        DataType.INTEGER,
        DataType.REAL,
        DataType.STRING,
        DataType.DATE,
        DataType.DATETIME,
        DataType.SPATIAL,
        DataType.NULL);
  }

  @Provide
  Arbitrary<List<DataType>> arguments() {
    return types().list().ofMaxSize(4);
  }

  @Provide
  Arbitrary<FunctionEntry> functions() {
    return Arbitraries.of(CALLABLE);
  }

  @Property
  void conversionIsReflexiveAndTransitive(
      @ForAll("types") DataType a, @ForAll("types") DataType b, @ForAll("types") DataType c) {
    assertTrue(Coercions.fits(a, a));
    assertTrue(!Coercions.fits(a, b) || !Coercions.fits(b, c) || Coercions.fits(a, c));
  }

  @Property
  void theCommonTypeDoesNotDependOnTheOrder(
      @ForAll("arguments") List<DataType> types, @ForAll Random random) {
    List<DataType> shuffled = new ArrayList<>(types);
    Collections.shuffle(shuffled, random);
    assertEquals(Coercions.common(types), Coercions.common(shuffled));
  }

  @Property
  void theChosenOverloadDoesNotDependOnTheOrderOfTheCatalog(
      @ForAll("functions") FunctionEntry function,
      @ForAll("arguments") List<DataType> given,
      @ForAll Random random) {
    List<Overload> shuffled = new ArrayList<>(function.overloads());
    Collections.shuffle(shuffled, random);
    assertEquals(
        OverloadChoice.nearest(function.overloads(), given),
        OverloadChoice.nearest(shuffled, given));
  }

  @Property
  void everyArgumentOfAChosenOverloadConvertsToWhatItTakes(
      @ForAll("functions") FunctionEntry function, @ForAll("arguments") List<DataType> given) {
    Optional<OverloadChoice> choice = OverloadChoice.nearest(function.overloads(), given);
    for (int i = 0; choice.isPresent() && i < given.size(); i++) {
      DataType wanted = choice.get().argumentType(i, given.get(i));
      assertTrue(wanted == DataType.NULL || Coercions.fits(given.get(i), wanted));
    }
  }
}
