package org.ncbrelay.flow.support.expertnetwork;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.ncbrelay.fakes.Samples.HEAD;
import static org.ncbrelay.fakes.Samples.KEN;
import static org.ncbrelay.fakes.Samples.NCB;
import static org.ncbrelay.fakes.Samples.NOW;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.Role;
import org.ncbrelay.domain.Violation;
import org.ncbrelay.domain.absence.Colleagues.Colleague;
import org.ncbrelay.domain.experts.Expert;
import org.ncbrelay.domain.experts.Expert.Expertise;
import org.ncbrelay.domain.experts.ExpertEntry;
import org.ncbrelay.domain.reading.Fields;
import org.ncbrelay.domain.request.Confidentiality;
import org.ncbrelay.fakes.PartialPort;
import org.ncbrelay.store.support.Experts;
import org.ncbrelay.support.MutableClock;

/** A country's NCB, and nobody else, says which experts it has and which of them INTERPOL can find. */
class ManageExpertsTest {
    private static final ExpertEntry LABORATORY = entry("Laboratory of the coast", null, true);

    /** By their codes. */
    private final Map<Object, Expert> kept = new TreeMap<>();

    private final Experts experts = PartialPort.of(
            Experts.class,
            Map.of(
                    "add", given -> kept.put(((Expert) given[0]).code(), (Expert) given[0]),
                    "change", given -> kept.replace(((Expert) given[0]).code(), (Expert) given[0]),
                    "find", asked -> Optional.ofNullable(kept.get(asked[0])),
                    "nextCode", asked -> "%s-EXP-%03d".formatted(asked[0], kept.size() + 1)));
    private final ManageExperts keep = new ManageExperts(
            experts,
            organisation -> organisation.equals(KEN)
                    ? List.of(
                            new Colleague(new Officer("expert.ken", KEN, null, Set.of(Role.EXPERT)), "Expert"),
                            new Colleague(NCB, "Bureau"))
                    : List.of(),
            new MutableClock(NOW));

    @Test
    void anExpertGetsTheNextCodeOfTheCountry() {
        assertThat(keep.add(LABORATORY, NCB).code()).isEqualTo("KEN-EXP-001");
        assertThat(keep.add(LABORATORY, HEAD).code()).isEqualTo("KEN-EXP-002");
        assertThat(kept.get("KEN-EXP-001").organisation()).isEqualTo(KEN);
    }

    @Test
    void anExpertIsTakenOffTheRosterAndKeepsTheCode() {
        Expert before = keep.add(LABORATORY, NCB);

        Expert after = keep.change(before.code(), entry("Laboratory of the coast", "expert.ken", false), HEAD);

        assertThat(after.code()).isEqualTo(before.code());
        assertThat(after.onRoster()).isFalse();
        assertThat(after.userId()).isEqualTo("expert.ken");
        assertThat(kept).containsOnly(Map.entry(before.code(), after));
    }

    @Test
    void aLoginIsThatOfAnExpertOfTheCountry() {
        for (String login : List.of("ncb.ken", "expert.fra", "nobody"))
            assertThatThrownBy(() -> keep.add(entry("Somebody", login, true), NCB))
                    .isInstanceOf(Refusal.Invalid.class)
                    .hasMessageStartingWith("userId: ");
        assertThat(kept).isEmpty();
    }

    @Test
    void everyFieldThatIsWrongIsNamed() {
        Map<String, Object> empty =
                new LinkedHashMap<>(Map.of("expertise", List.of(), "languages", List.of("xyz", "en")));

        assertThat(violations(empty))
                .extracting(Violation::field)
                .containsExactlyInAnyOrder("name", "expertise", "languages[0]", "clearance", "available", "onRoster");
    }

    /** What other organisations see has no name in it, wherever it is shown. */
    @Test
    void theNameStaysWithTheCountry() {
        Expert seen = keep.add(entry("Laboratory of the coast", "expert.ken", true), NCB)
                .withoutName();

        assertThat(seen.toString()).contains("KEN-EXP-001").doesNotContain("Laboratory", "expert.ken");
    }

    private static List<Violation> violations(Map<String, Object> body) {
        return Fields.read(body, ExpertEntry::read).violations();
    }

    private static ExpertEntry entry(String name, String login, boolean onRoster) {
        return new ExpertEntry(
                name, login, Set.of(Expertise.PROSECUTION), Set.of("en"), Confidentiality.RESTRICTED, true, onRoster);
    }
}
