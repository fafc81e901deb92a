package org.ncbrelay.domain.casefile;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ncbrelay.domain.deployment.DeploymentFact;
import org.ncbrelay.domain.deployment.Logistics;
import org.ncbrelay.domain.deployment.TeamRole;
import org.ncbrelay.domain.request.Capability;

/**
 * Notes of a timeline in their reader's language. On record a note begins with what the relay said, in English words and names of
 * lists, and may go on with what somebody wrote: {@code mentoring: session held: Tracing of wallets}. The relay's part is said in
 * the reader's language; from the first part on that is not the relay's, everything stays as it was written.
 */
public final class RelayNotes {
    private static final String PARTS = ": ";
    private static final String NAMES = ", ";

    /** Names of lists that notes say, in the order in which a name is looked up. */
    private static final List<String> LISTS = List.of(
            "confidentiality",
            "urgency",
            "capability",
            "assessment",
            "source",
            "invitation",
            "memberState",
            "expertise",
            "trace",
            "result",
            "code");

    private static final Pattern NAME = Pattern.compile("[A-Z][A-Z_]+");
    private static final Pattern STEP = Pattern.compile("[a-z][A-Za-z]+");
    /** A diagram and the support that it serves, {@code capacityPlan capacity building}. */
    private static final Pattern STEP_OF_SUPPORT = Pattern.compile("([a-z][A-Za-z]+) (.+)");

    private static final Pattern COUNTRY = Pattern.compile("[A-Z]{3}");
    private static final Pattern BUREAU = Pattern.compile("NCB ([A-Z]{3})");
    /** Days, moments, numbers, gradings and references: nobody's words. */
    private static final Pattern FIGURE =
            Pattern.compile("\\d{4}-\\d\\d-\\d\\d(T[0-9:.]+Z)?|\\d+([./]\\d+)?|[A-X]\\d|[A-Z]{3}-[A-Z]+-?\\d*");
    /** Subjects of letters begin with a reference, which a timeline need not repeat. */
    private static final Pattern BEFORE_SUBJECT = Pattern.compile("^\\{0}\\P{L}*");

    private static final Map<String, String> SAID = said();

    private final Words words;

    public RelayNotes(Words words) {
        this.words = words;
    }

    /** @param recorded a note, or a reason */
    public String note(String recorded) {
        List<String> parts = List.of(recorded.split(PARTS, -1));
        List<String> ours =
                parts.stream().map(this::part).takeWhile(Objects::nonNull).toList();
        String rest = String.join(PARTS, parts.subList(ours.size(), parts.size()));
        String read = Stream.concat(ours.stream(), Stream.of(rest).filter(text -> !text.isEmpty()))
                .collect(Collectors.joining(words.text("summary.colon").orElse(PARTS)));
        return ours.isEmpty() ? read : Character.toUpperCase(read.charAt(0)) + read.substring(1);
    }

    /** Whom an event was for, on record in English: a party in the reader's words, anybody else as they are called. */
    public String addressee(String recorded) {
        if (recorded.equals(Addressee.GENERAL_SECRETARIAT.name()))
            return words.text("recipient.GENERAL_SECRETARIAT").orElse(recorded);
        if (recorded.equals(Addressee.OWNER_OF_HIT.name()))
            return words.text("recipient.OWNER_OF_HIT").orElse(recorded);
        Matcher bureau = BUREAU.matcher(recorded);
        if (bureau.matches())
            return words.text("recipient.NCB_OF")
                    .map(of -> of.replace("{0}", words.country(bureau.group(1))))
                    .orElse(recorded);
        if (COUNTRY.matcher(recorded).matches()) return words.country(recorded);
        return words.text("party." + recorded).orElse(recorded);
    }

    /** Null if it is not the relay's. */
    private String part(String recorded) {
        Optional<String> whole = ours(recorded);
        if (whole.isPresent()) return whole.get();
        List<Optional<String>> names =
                Stream.of(recorded.split(NAMES, -1)).map(this::ours).toList();
        return names.stream().allMatch(Optional::isPresent)
                ? names.stream()
                        .map(Optional::get)
                        .collect(Collectors.joining(words.text("summary.comma").orElse(NAMES)))
                : null;
    }

    private Optional<String> ours(String recorded) {
        String key = SAID.get(recorded);
        if (key != null) return words.text(key).or(() -> Optional.of(recorded));
        if (FIGURE.matcher(recorded).matches()) return Optional.of(words.figure(recorded));
        if (NAME.matcher(recorded).matches())
            return LISTS.stream()
                    .map(list -> words.text(list + "." + recorded))
                    .flatMap(Optional::stream)
                    .findFirst()
                    .or(() -> letter(recorded))
                    .or(() -> country(recorded));
        return STEP.matcher(recorded).matches()
                ? words.text("limit." + recorded).or(() -> words.text("process." + recorded))
                : stepOfSupport(recorded);
    }

    private Optional<String> stepOfSupport(String recorded) {
        Matcher step = STEP_OF_SUPPORT.matcher(recorded);
        if (!step.matches()) return Optional.empty();
        Optional<String> diagram = words.text("process." + step.group(1));
        Optional<String> support = Optional.ofNullable(SAID.get(step.group(2))).flatMap(words::text);
        return support.flatMap(of -> diagram.map(name -> of.equals(name) ? of : of + " (" + name + ")"));
    }

    private Optional<String> letter(String name) {
        return words.text("mail." + name + ".subject")
                .map(subject -> BEFORE_SUBJECT.matcher(subject).replaceFirst(""));
    }

    private Optional<String> country(String code) {
        return COUNTRY.matcher(code).matches() ? Optional.of(words.country(code)) : Optional.empty();
    }

    /** The key of a text for each of the relay's own words. */
    private static Map<String, String> said() {
        Map<String, String> keys = new HashMap<>();
        put(keys, "phrase", Phrase.values(), Phrase::words);
        put(keys, "teamRole", TeamRole.values(), TeamRole::words);
        put(keys, "logistics", Logistics.Item.values(), Logistics.Item::words);
        put(
                keys,
                "deploymentFact",
                DeploymentFact.DeploymentFactKind.values(),
                DeploymentFact.DeploymentFactKind::words);
        put(keys, "capability", Capability.values(), Capability::words);
        return Map.copyOf(keys);
    }

    private static <N extends Enum<N>> void put(
            Map<String, String> keys, String list, N[] names, Function<N, String> words) {
        Arrays.stream(names).forEach(name -> keys.put(words.apply(name), list + "." + name.name()));
    }

    /** How one reader reads. */
    public interface Words {
        /** The text of a key as it is in the messages, with its places for values; empty if there is none. */
        Optional<String> text(String key);

        /** A day, a moment or a number. */
        String figure(String iso);

        /**
         * A country.
         *
         * @param code ISO 3166-1 alpha-3, or whatever looks like it
         */
        String country(String code);
    }
}
