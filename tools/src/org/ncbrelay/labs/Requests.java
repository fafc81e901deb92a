package org.ncbrelay.labs;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.ncbrelay.support.Samples;
import org.ncbrelay.support.matter.TodaysRequest;

/** The requests of the labs, each with traces of its own so that no case is found in another, and the tasks that follow. */
final class Requests {
    /** The countries of the demo; the agencies of two are not approved, so their NCB takes over as the source. */
    static final List<String> COUNTRIES = List.of("ken", "idn", "fra", "bra", "sgp");

    static final String TITLE = "Ivory of the lab, lot ";
    static final LocalDate TODAY = LocalDate.now(ZoneOffset.UTC);
    private static final String CONTACT = "Task_DecideDirectContact";
    private static final List<String> APPROVED = List.of("Task_AcknowledgeRequest", CONTACT, "Task_CheckRecord");
    private static final List<String> NOT_APPROVED =
            List.of("Task_AcknowledgeRequest", CONTACT, "Task_TakeOverAsSource", "Task_CheckRecord");

    private Requests() {}

    static String title(int number) {
        return TITLE + "%08d".formatted(number);
    }

    /** @return the body of a request, JSON, the same for the same number */
    static String body(int number) {
        ObjectNode request = Samples.with(TodaysRequest.of(TODAY), "title", title(number));
        request.remove("persons");
        for (int i = 0; i < 2; i++) {
            Samples.with(request, "listings[" + i + "].url", "https://market.example/item/%d%08d".formatted(i, number));
            Samples.with(request, "listings[" + i + "].sellerHandle", "seller%d%08d".formatted(i, number));
        }
        return request.toString();
    }

    /** The tasks of a country's people on a case, in the order in which the labs work on them. */
    static List<String> steps(String country) {
        return country.equals("idn") || country.equals("sgp") ? NOT_APPROVED : APPROVED;
    }

    /** The officer of the country who completes it. */
    static String officer(String step, String country) {
        return (step.equals(CONTACT) ? "ncbhead." : "ncb.") + country;
    }
}
