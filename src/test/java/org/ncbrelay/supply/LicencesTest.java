package org.ncbrelay.supply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.ncbrelay.support.IntegrationTest;

/**
 * The bill of materials of the archive, and that every library in it has a licence which we accept. Where a library offers several, one
 * that we accept is enough: we take it under that one.
 */
@IntegrationTest
class LicencesTest {
    private static final Path BILL = Path.of("target", "classes", "META-INF", "sbom", "application.cdx.json");

    /**
     * Identifiers of SPDX, and names where a library gives no identifier. A new one is added after it has been read; libraries
     * under the LGPL are used as they are, beside our own code.
     */
    private static final Set<String> ACCEPTED = Set.of("""
            Apache-2.0|MIT|MIT-0|BSD-2-Clause|BSD-3-Clause|0BSD|ISC|ICU|Unicode/ICU License|Bouncy Castle Licence|PostgreSQL|Unlicense
            CC0-1.0|Public Domain, per Creative Commons CC0|EDL-1.0|EDL 1.0|Eclipse Distribution License - v 1.0
            EPL-1.0|EPL-2.0|EPL 2.0|Eclipse Public License v. 2.0|MPL-1.1|MPL-2.0|CDDL-1.0|CDDL-1.1|GPL-2.0-with-classpath-exception
            LGPL-2.0-only|LGPL-2.0-or-later|LGPL-2.1|LGPL-2.1-only|LGPL-2.1-or-later|LGPL-3.0-only|LGPL-3.0-or-later
            GNU Lesser General Public License|GNU Lesser General Public License (LGPL), version 2.1 or later
            """.split("[|\n]"));

    /** Libraries whose description names no licence that a program can read, with the one that was found by hand. */
    private static final Map<String, String> BY_HAND = Map.of(
            "org.webjars.npm:bpmn-js",
            "the licence of bpmn.io: that of MIT, and its mark stays on the diagrams; the package names another by mistake");

    /** The many names under which libraries call one licence. */
    private static final Pattern APACHE =
            Pattern.compile("(?i)(the )?apache( software)?( license)?,?( version)? ?2(\\.0)?");

    private JsonNode bill;

    @Test
    void everyLibraryHasALicenceThatWeAccept() {
        bill = read();
        Map<String, Set<String>> refused = new TreeMap<>();
        bill.path("components").forEach(component -> {
            Set<String> licences = licences(component);
            if (licences.stream().noneMatch(ACCEPTED::contains) && !BY_HAND.containsKey(name(component)))
                refused.put(name(component), licences);
        });
        assertThat(refused)
                .as("libraries with licences that nobody has accepted")
                .isEmpty();
        assertThat(components()).as("licences found by hand").containsAll(BY_HAND.keySet());
        System.out.printf("bill of materials: %d libraries%n", components().size());
    }

    /** The bill is that of this program: what it is known to rest on is in it, and no library of the tests is. */
    @Test
    void theBillNamesWhatTheProgramIsMadeOfWithVersionAndHash() {
        bill = read();
        assertThat(bill.path("bomFormat").asText()).isEqualTo("CycloneDX");
        assertThat(bill.path("metadata").path("component").path("name").asText())
                .isEqualTo("ncb-relay");
        assertThat(components())
                .contains(
                        "org.camunda.bpm:camunda-engine",
                        "org.postgresql:postgresql",
                        "org.springframework.security:spring-security-web")
                .noneMatch(name -> name.contains("junit") || name.contains("playwright") || name.contains("greenmail"));
        bill.path("components").forEach(component -> {
            assertThat(component.path("version").asText()).as(name(component)).isNotBlank();
            assertThat(component.path("purl").asText()).as(name(component)).startsWith("pkg:maven/");
            assertThat(component.path("hashes").findValuesAsText("alg"))
                    .as(name(component))
                    .contains("SHA-256");
        });
    }

    @Test
    void aLibraryOfAnotherLicenceWouldBeNamed() throws IOException {
        JsonNode other = new ObjectMapper().readTree("""
                {"group": "example", "name": "library", "licenses": [{"license": {"id": "AGPL-3.0-only"}}]}""");
        assertThat(name(other)).isEqualTo("example:library");
        assertThat(licences(other)).containsExactly("AGPL-3.0-only").noneMatch(ACCEPTED::contains);
        JsonNode none = new ObjectMapper().readTree("{\"group\": \"example\", \"name\": \"library\"}");
        assertThat(licences(none)).isEmpty();
    }

    private List<String> components() {
        List<String> names = new ArrayList<>();
        bill.path("components").forEach(component -> names.add(name(component)));
        return names;
    }

    private static String name(JsonNode component) {
        return component.path("group").asText() + ':' + component.path("name").asText();
    }

    /** An expression such as {@code MIT OR Apache-2.0} offers each of its licences. */
    private static Set<String> licences(JsonNode component) {
        Set<String> found = new TreeSet<>();
        for (JsonNode each : component.path("licenses")) {
            JsonNode licence = each.path("license");
            if (licence.has("id")) found.add(licence.path("id").asText());
            else if (licence.has("name")) found.add(named(licence.path("name").asText()));
            if (each.has("expression"))
                found.addAll(List.of(each.path("expression").asText().split("\\s+OR\\s+|[()]")));
        }
        return found;
    }

    private static String named(String name) {
        return APACHE.matcher(name.strip()).matches() ? "Apache-2.0" : name.strip();
    }

    /** The plugin makes no bill where Maven is offline, and says so. */
    private static JsonNode read() {
        assumeFalse(
                System.getProperty("relay.offline", "").endsWith("true") && !Files.exists(BILL),
                "Maven is offline and made no bill");
        assertThat(BILL).as("made by mvn package, and so by mvn verify").exists();
        try {
            return new ObjectMapper().readTree(Files.readAllBytes(BILL));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
