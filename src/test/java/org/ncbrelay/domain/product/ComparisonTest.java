package org.ncbrelay.domain.product;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.ncbrelay.domain.product.Comparison.Part;

class ComparisonTest {
    @Test
    void whatWasChangedInTheMiddleIsRemovedAndAdded() {
        assertThat(Comparison.of(List.of("title", "one", "end"), List.of("title", "two", "three", "end")))
                .containsExactly(
                        new Part(true, true, "title"),
                        new Part(true, false, "one"),
                        new Part(false, true, "two"),
                        new Part(false, true, "three"),
                        new Part(true, true, "end"));
    }

    @Test
    void whatStaysBetweenChangesIsNotWrittenAnew() {
        assertThat(Comparison.of(List.of("a", "b", "c", "d"), List.of("x", "b", "d", "c")))
                .filteredOn(part -> part.isBefore() && part.isAfter())
                .extracting(Part::text)
                .hasSize(2)
                .startsWith("b");
    }

    /** Without what was added it is the version before, without what was removed the version after. */
    @Property
    void bothVersionsAreInIt(
            @ForAll @Size(max = 12) List<Boolean> before, @ForAll @Size(max = 12) List<Boolean> after) {
        List<String> old = before.stream().map(String::valueOf).toList();
        List<String> now = after.stream().map(String::valueOf).toList();
        List<Part> parts = Comparison.of(old, now);
        assertThat(parts).filteredOn(Part::isBefore).extracting(Part::text).isEqualTo(old);
        assertThat(parts).filteredOn(Part::isAfter).extracting(Part::text).isEqualTo(now);
    }

    @Test
    void aLongTextThatIsAllDifferentTakesNoMemoryOfItsSquare() {
        List<String> old =
                IntStream.range(0, 30_000).mapToObj(at -> "old " + at).toList();
        List<String> now =
                IntStream.range(0, 30_000).mapToObj(at -> "now " + at).toList();
        assertThat(Comparison.of(old, now)).hasSize(60_000);
    }
}
