package org.ncbrelay.demo;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.ncbrelay.support.Samples;
import org.ncbrelay.support.matter.TodaysRequest;

/** Invents requests for support: platforms, handles and addresses that exist nowhere. */
final class RandomRequest {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Taxon, type, words for a title, unit. */
    private static final List<String> GOODS = List.of("""
            Loxodonta africana;IVORY;Carved ivory;KG
            Manis javanica;SCALE;Pangolin scales;KG
            Panthera tigris;SKIN;Tiger skins;ITEMS
            Astrochelys radiata;LIVE;Live tortoises;ITEMS
            Ceratotherium simum;HORN;Rhinoceros horn;KG
            Acinonyx jubatus;LIVE;Cheetah cubs;ITEMS
            Psittacus erithacus;LIVE;Grey parrots;ITEMS
            Dalbergia nigra;TIMBER;Rosewood;M3
            Anguilla anguilla;LIVE;Glass eels;KG
            Python bivittatus;SKIN;Python skins;ITEMS
            Hippocampus kuda;MEDICINE;Dried seahorses;KG
            Panthera onca;TROPHY;Jaguar teeth and skulls;ITEMS
            """.split("\n"));

    private static final Map<String, String> WHERE = Map.of(
            "MARKETPLACE", "on an online marketplace",
            "SOCIAL_MEDIA", "through a social media account",
            "MESSAGING", "in a closed messaging group",
            "FORUM", "on a collectors\u2019 forum",
            "WEBSITE", "on a website of its own",
            "DARKNET", "on a hidden market");
    private static final List<String> PLATFORMS =
            split("MARKETPLACE SOCIAL_MEDIA SOCIAL_MEDIA MESSAGING FORUM WEBSITE");
    private static final List<String> CAPABILITIES = split(
            "INFORMATION_SHARING INFORMATION_SHARING INFORMATION_SHARING MENTORING CAPACITY_BUILDING DATABASE_CHECK"
                    + " DIFFUSION COORDINATION_MEETING FORENSIC_SUPPORT TRAINING GLOBAL_NETWORK IST_DEPLOYMENT NOTICE");
    private static final List<String> OUTLINES = List.of(
            "We ask who is behind the account, whether it is known in other countries, and how the goods leave ours.",
            "The account sells to buyers abroad; we ask where the parcels go and whether other countries hold seizures.",
            "A group offers live animals every week; we ask for its links and for a common way to act with the neighbours.",
            "Officers here have little practice with chats as evidence; we ask for training and for someone to call.");

    private final List<String> countries;
    private Random random;

    RandomRequest(List<String> countries) {
        this.countries = countries;
    }

    private static List<String> split(String words) {
        return List.of(words.split(" "));
    }

    /** @param chance decides everything, so that the same luck invents the same request */
    Map<String, Object> from(String country, Instant now, Random chance) {
        this.random = chance;
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        String[] goods = any(GOODS).split(";");
        String platform = any(PLATFORMS);
        String urgency = random.nextInt(10) < 6 ? "ROUTINE" : random.nextInt(4) < 3 ? "URGENT" : "VERY_URGENT";
        List<String> capabilities = capabilities();
        ObjectNode request = TodaysRequest.of(today);
        for (String field : List.of("persons", "questions")) request.remove(field);
        if (urgency.equals("ROUTINE")) request.remove("urgencyReason");
        Samples.with(request, "title", goods[2] + " offered " + WHERE.get(platform));
        Samples.with(request, "supportOutline", any(OUTLINES));
        Samples.with(request, "capabilities", capabilities);
        if (capabilities.contains("NOTICE"))
            Samples.with(request, "modusOperandi", "Offers stand for an hour, then couriers carry the goods.");
        Samples.with(request, "urgency", urgency);
        Samples.with(request, "agency.email", "desk@weu-" + country.toLowerCase(Locale.ROOT) + ".example");
        Samples.with(request, "agency.caseNumber", "WEU/" + today.getYear() + "/" + (1000 + random.nextInt(9000)));
        Samples.with(request, "countriesInvolved", List.of(other(country)));
        Samples.with(request, "confidentiality", any(List.of("FOR_OFFICIAL_USE_ONLY", "RESTRICTED")));
        Samples.with(request, "retentionUntil", today.plusYears(3).toString());
        if (random.nextInt(3) == 0) Samples.with(request, "directContact", Map.of("requested", false));
        Samples.with(request, "listings", List.of(listing(platform, now)));
        Map<String, Object> specimen = Map.of(
                "taxon",
                goods[0],
                "type",
                goods[1],
                "quantity",
                1 + random.nextInt(60),
                "unit",
                goods[3],
                "counted",
                random.nextBoolean(),
                "identification",
                any(List.of("SUSPECTED", "CONFIRMED")));
        Samples.with(request, "specimens", List.of(specimen));
        return JSON.convertValue(request, new TypeReference<>() {});
    }

    private Map<String, Object> listing(String platform, Instant now) {
        int market = 1 + random.nextInt(40);
        return Map.of(
                "platform",
                "Market " + market,
                "platformType",
                platform,
                "url",
                "https://market-" + market + ".example/item/" + random.nextInt(100_000),
                "sellerHandle",
                "seller_" + random.nextInt(5000),
                "capturedAt",
                now.minus(1 + random.nextInt(20), ChronoUnit.DAYS).toString(),
                "stillOnline",
                random.nextBoolean());
    }

    private List<String> capabilities() {
        List<String> chosen = new ArrayList<>(List.of(any(CAPABILITIES)));
        String second = any(CAPABILITIES);
        if (random.nextInt(3) == 0 && !chosen.contains(second)) chosen.add(second);
        return chosen;
    }

    private String other(String country) {
        String other = any(countries);
        return other.equals(country) ? other(country) : other;
    }

    private <T> T any(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
