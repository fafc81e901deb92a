package org.ncbrelay.web.pages.reader;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.context.support.StaticMessageSource;

/** Times, zones and names as one reader has them. */
class PageFormatterTest {
    private static final Instant NOW = Instant.parse("2026-10-05T08:00:00Z");
    private static final ZoneId NAIROBI = ZoneId.of("Africa/Nairobi");
    private static final Map<String, ZoneId> ZONES =
            Map.of("KEN", NAIROBI, "FRA", ZoneId.of("Europe/Paris"), "INTERPOL", ZoneOffset.UTC);

    private final PageFormatter kenyan = reader(NAIROBI);
    private final PageFormatter lyon = reader(ZoneOffset.UTC);

    @Test
    void aMomentIsShownInTheReadersZoneWhichHasAName() {
        assertThat(kenyan.time(NOW)).isEqualTo("5 Oct 2026, 11:00");
        assertThat(kenyan.namedZone()).isEqualTo("Africa/Nairobi (UTC+03:00)");
        assertThat(lyon.namedZone()).isEqualTo("UTC");
    }

    @Test
    void aDeadlineIsAlsoShownWhereItIsCountedIfClocksDifferThere() {
        assertThat(lyon.timeThere(NOW, "KEN")).isEqualTo("5 Oct 2026, 11:00 Africa/Nairobi");
        assertThat(kenyan.timeThere(NOW, "INTERPOL")).isEqualTo("5 Oct 2026, 08:00 UTC");
        assertThat(kenyan.timeThere(NOW, "KEN")).isNull();
        assertThat(kenyan.timeThere(null, "FRA")).isNull();
        assertThat(kenyan.timeThere(NOW, "ATA")).isNull();
    }

    @Test
    void aGrantUntilADayEndsOnThatDayForEveryReader() {
        Instant endOfMay = Instant.parse("2027-05-31T21:00:00Z");
        assertThat(kenyan.lastDay(endOfMay, "KEN")).isEqualTo("31 May 2027");
        assertThat(lyon.lastDay(endOfMay, "KEN")).isEqualTo("31 May 2027");
        assertThat(lyon.lastDay(null, "KEN")).isEqualTo("–");
    }

    @Test
    void aColleagueHasANameAndAStrangerALogin() {
        assertThat(kenyan.person("ncb.ken")).isEqualTo("Bureau KEN");
        assertThat(kenyan.person("ncb.fra")).isEqualTo("ncb.fra");
        assertThat(kenyan.person(null)).isEqualTo("–");
    }

    @Test
    void aLongTextBeginsWithWholeCharacters() {
        String elephants = "\uD83D\uDC18".repeat(200);
        assertThat(kenyan.beginning(elephants)).isEqualTo("\uD83D\uDC18".repeat(120) + "…");
        assertThat(kenyan.beginning("short")).isEqualTo("short");
    }

    private static PageFormatter reader(ZoneId zone) {
        return new PageFormatter(
                new StaticMessageSource(),
                Locale.ENGLISH,
                zone,
                NOW,
                new Directory(
                        () -> Map.of("ncb.ken", "Bureau KEN"),
                        organisation -> Optional.ofNullable(ZONES.get(organisation))));
    }
}
