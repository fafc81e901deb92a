package org.ncbrelay.demo;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

/** Invents requests for support: platforms, handles and addresses that exist nowhere. */
final class RandomRequest {
    private static final List<String[]> GOODS = List.of(
            new String[] {"Loxodonta africana", "IVORY", "Carved ivory", "KG"},
            new String[] {"Manis javanica", "SCALE", "Pangolin scales", "KG"},
            new String[] {"Panthera tigris", "SKIN", "Tiger skins", "ITEMS"},
            new String[] {"Astrochelys radiata", "LIVE", "Live tortoises", "ITEMS"},
            new String[] {"Ceratotherium simum", "HORN", "Rhinoceros horn", "KG"},
            new String[] {"Acinonyx jubatus", "LIVE", "Cheetah cubs", "ITEMS"},
            new String[] {"Psittacus erithacus", "LIVE", "Grey parrots", "ITEMS"},
            new String[] {"Dalbergia nigra", "TIMBER", "Rosewood", "M3"},
            new String[] {"Anguilla anguilla", "LIVE", "Glass eels", "KG"},
            new String[] {"Python bivittatus", "SKIN", "Python skins", "ITEMS"},
            new String[] {"Falco cherrug", "LIVE", "Saker falcons", "ITEMS"},
            new String[] {"Hippocampus kuda", "MEDICINE", "Dried seahorses", "KG"},
            new String[] {"Ara macao", "EGG", "Macaw eggs", "ITEMS"},
            new String[] {"Crocodylus siamensis", "SKIN", "Crocodile skins", "ITEMS"},
            new String[] {"Panthera onca", "TROPHY", "Jaguar teeth and skulls", "ITEMS"},
            new String[] {"Pan troglodytes", "LIVE", "Infant chimpanzees", "ITEMS"});
    private static final List<String> PLATFORMS =
            List.of("MARKETPLACE", "SOCIAL_MEDIA", "SOCIAL_MEDIA", "MESSAGING", "FORUM", "WEBSITE", "DARKNET");
    private static final List<String> CAPABILITIES = List.of(
            "INFORMATION_SHARING",
            "INFORMATION_SHARING",
            "INFORMATION_SHARING",
            "MENTORING",
            "CAPACITY_BUILDING",
            "DATABASE_CHECK",
            "DIFFUSION",
            "COORDINATION_MEETING",
            "FORENSIC_SUPPORT",
            "TRAINING",
            "GLOBAL_NETWORK",
            "IST_DEPLOYMENT",
            "NOTICE");
    private static final Map<String, String> WHERE = Map.of(
            "MARKETPLACE", "on an online marketplace",
            "SOCIAL_MEDIA", "through a social media account",
            "MESSAGING", "in a closed messaging group",
            "FORUM", "on a collectors\u2019 forum",
            "WEBSITE", "on a website of its own",
            "DARKNET", "on a hidden market");

    private static final List<String> OUTLINES = List.of(
            "We ask who is behind the account, whether it is known in other countries, and how the goods leave ours.",
            "The account sells to buyers abroad; we ask where the parcels go and whether other countries hold seizures.",
            "Payments go to a wallet that we cannot follow; we ask for help with the traces and for advice on evidence.",
            "A group offers live animals every week; we ask for its links and for a common way to act with the neighbours.",
            "Officers here have little practice with chats as evidence; we ask for training and for someone to call.");
    private static final List<String> UNITS = List.of(
            "Wildlife Enforcement Unit",
            "Environmental Crime Division",
            "National Parks Investigation Branch",
            "Customs Wildlife Desk");

    private final List<String> countries;
    private Random random;

    RandomRequest(List<String> countries) {
        this.countries = countries;
    }

    /** @param chance decides everything, so that the same luck invents the same request */
    Map<String, Object> from(String country, Instant now, Random chance) {
        this.random = chance;
        String[] goods = any(GOODS);
        String platform = any(PLATFORMS);
        String urgency = random.nextInt(10) < 6 ? "ROUTINE" : random.nextInt(4) < 3 ? "URGENT" : "VERY_URGENT";
        boolean direct = random.nextInt(3) > 0;
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("title", goods[2] + " offered " + WHERE.get(platform));
        body.put("supportOutline", any(OUTLINES));
        List<String> capabilities = capabilities();
        body.put("capabilities", capabilities);
        if (capabilities.contains("NOTICE"))
            body.put(
                    "modusOperandi",
                    "Offers stand for an hour, buyers are moved to a closed group, couriers carry the goods.");
        body.put("urgency", urgency);
        if (!urgency.equals("ROUTINE")) body.put("urgencyReason", "The seller announced that the stock leaves soon.");
        body.put(
                "agency",
                Map.of(
                        "name",
                        any(UNITS),
                        "officer",
                        "Duty desk",
                        "email",
                        "desk@weu-" + country.toLowerCase(Locale.ROOT) + ".example",
                        "caseNumber",
                        "WEU/" + today.getYear() + "/" + (1000 + random.nextInt(9000))));
        body.put(
                "offence",
                Map.of("summary", "Offering protected species for sale", "legalProvision", "Wildlife act, section 12"));
        body.put("countriesInvolved", List.of(other(country)));
        body.put("purpose", any(List.of("LOCATE_OR_IDENTIFY", "THREAT_ANALYSIS", "PERSON_INVESTIGATION")));
        body.put("confidentiality", any(List.of("FOR_OFFICIAL_USE_ONLY", "RESTRICTED")));
        body.put("retentionUntil", today.plusYears(3).toString());
        body.put("neutralityDeclared", true);
        body.put(
                "directContact",
                direct
                        ? Map.of(
                                "requested",
                                true,
                                "scope",
                                "The accounts and payment traces",
                                "until",
                                today.plusMonths(9).toString())
                        : Map.of("requested", false));
        body.put("listings", List.of(listing(platform, now)));
        body.put(
                "specimens",
                List.of(Map.of(
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
                        any(List.of("SUSPECTED", "CONFIRMED")))));
        return body;
    }

    private Map<String, Object> listing(String platform, Instant now) {
        int number = random.nextInt(100_000);
        return Map.of(
                "platform",
                "Market " + (1 + random.nextInt(40)),
                "platformType",
                platform,
                "url",
                "https://market-" + (1 + random.nextInt(40)) + ".example/item/" + number,
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
