package org.ncbrelay.process;

import org.ncbrelay.domain.deployment.Logistics;
import org.ncbrelay.domain.deployment.TeamRole;

/** Names of {@code bpmn/istTeam.bpmn} and its forms. */
public final class IstTeamProcess {
    public static final String KEY = "istTeam";
    public static final String COMPOSE = "Task_ComposeTeam";
    public static final String LOGISTICS = "Task_PrepareLogistics";
    public static final String GO = "Task_DecideGoOrNoGo";
    /** What a logistics task is about, in plain words. */
    public static final ProcessVariable<String> ITEM = ProcessVariable.text("item");
    /** The checklist, shown on the form of the decision. */
    public static final ProcessVariable<String> READINESS = ProcessVariable.text("readiness");

    public static final ProcessVariable<Logistics.State> PREPARATION =
            ProcessVariable.choice("preparation", Logistics.State.class);
    public static final ProcessVariable<String> NOTE = ProcessVariable.text("note");
    public static final ProcessVariable<Decision> DECISION = ProcessVariable.choice("decision", Decision.class);
    public static final ProcessVariable<String> REASON = ProcessVariable.text("reason");

    private IstTeamProcess() {}

    /** Where the expert of a role comes from, such as {@code leaderOrigin}. */
    public static ProcessVariable<Origin> origin(TeamRole role) {
        return ProcessVariable.choice(key(role) + "Origin", Origin.class);
    }

    /** The country of an expert, where it is neither host nor INTERPOL, such as {@code leaderCountry}. */
    public static ProcessVariable<String> country(TeamRole role) {
        return ProcessVariable.text(key(role) + "Country");
    }

    private static String key(TeamRole role) {
        return switch (role) {
            case LEADER -> "leader";
            case ANALYST -> "analyst";
            case DIGITAL_FORENSICS -> "digitalForensics";
            case WILDLIFE_FORENSICS -> "wildlifeForensics";
            case LIAISON -> "liaison";
        };
    }

    /** Where an expert comes from. */
    public enum Origin {
        INTERPOL,
        HOST,
        OTHER_COUNTRY,
        NOT_NEEDED
    }

    /** The lead's choices. */
    public enum Decision {
        GO,
        NOT_YET,
        NO_GO
    }
}
