package org.ncbrelay.faults;

import java.util.List;

/** The tasks of a country's people on a case, in the order in which the lab works on them. */
final class Steps {
    static final String ACKNOWLEDGE = "Task_AcknowledgeRequest";
    static final String CONTACT = "Task_DecideDirectContact";
    static final String TAKE_OVER = "Task_TakeOverAsSource";
    static final String CHECK = "Task_CheckRecord";

    private static final List<String> APPROVED = List.of(ACKNOWLEDGE, CONTACT, CHECK);
    private static final List<String> NOT_APPROVED = List.of(ACKNOWLEDGE, CONTACT, TAKE_OVER, CHECK);

    private Steps() {}

    static List<String> of(String country) {
        return country.equals("idn") || country.equals("sgp") ? NOT_APPROVED : APPROVED;
    }

    /** Who of the country completes it. */
    static String officer(String step, String country) {
        return (step.equals(CONTACT) ? "ncbhead." : "ncb.") + country;
    }
}
