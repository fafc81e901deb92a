package org.ncbrelay.start.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.ncbrelay.Sources;
import org.springframework.mock.env.MockEnvironment;

/** No name that the relay, its scripts or its documents use is refused as unknown. */
class NamesCheckTest {
    private static final Pattern READ = Pattern.compile(
            "\\$\\{(relay\\.[a-z.-]+)|(?:getProperty|containsProperty)\\(\\s*\"(relay\\.[a-z.-]+[a-z])\"");
    private static final Pattern WRITTEN = Pattern.compile("\\b(RELAY_[A-Z]+(?:_[A-Z]+)*)\\b(?!_)");

    /** Not settings of the relay but names in shell scripts: a folder, and the beginnings of several names. */
    @Test
    void everyNameThatIsReadOrWrittenIsKnown() {
        Set<String> names = new TreeSet<>();
        Sources.below(Path.of("src/main/java"), ".java")
                .values()
                .forEach(text -> READ.matcher(text)
                        .results()
                        .map(found -> found.group(1) == null ? found.group(2) : found.group(1))
                        .forEach(names::add));
        assertThat(names).contains("relay.base-url", "relay.tls.certificate", "relay.drain-delay");
        Stream.of("docs", "ops", "docker", "src/main/resources")
                .map(folder -> Sources.below(Path.of(folder), ""))
                .map(Map::values)
                .flatMap(Collection::stream)
                .flatMap(text -> WRITTEN.matcher(text).results())
                .map(MatchResult::group)
                .forEach(names::add);
        assertThat(names).contains("RELAY_BACKUPS", "RELAY_WAL_ARCHIVE", "RELAY_DATABASE_BACKUP_PASSWORD");

        MockEnvironment all = new MockEnvironment();
        names.forEach(name -> all.setProperty(name, ""));
        Findings findings = new Findings(false);
        new NamesCheck().examine(all, findings);
        List<String> unknown = findings.of(Findings.State.WARNING).stream()
                .map(Findings.Line::found)
                .toList();
        assertThat(unknown).isEmpty();
    }
}
