package org.ncbrelay.flow.support.istdeployment;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.ncbrelay.domain.OrganisationCode;
import org.ncbrelay.domain.deployment.Logistics;
import org.ncbrelay.domain.deployment.TeamMember.TeamRole;
import org.ncbrelay.engine.CaseDelegate;
import org.ncbrelay.engine.CaseExecution;
import org.ncbrelay.engine.CaseTaskListener;
import org.ncbrelay.engine.ProcessVariable;
import org.ncbrelay.port.CurrentOfficer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** {@code bpmn/istTeam.bpmn}: team, logistics, go or no-go. */
@Configuration(proxyBeanMethods = false)
public class IstTeamProcess {
    public static final String GO = "Task_DecideGoOrNoGo";
    /** The item of a logistics task, as the form shows it. */
    public static final ProcessVariable<String> ITEM = ProcessVariable.text("item");
    /** The checklist, shown on the form of the decision. */
    public static final ProcessVariable<String> READINESS = ProcessVariable.text("readiness");

    public static final ProcessVariable<Logistics.State> PREPARATION =
            ProcessVariable.choice("preparation", Logistics.State.class);
    public static final ProcessVariable<String> NOTE = ProcessVariable.text("note");
    public static final ProcessVariable<GoDecision> DECISION = ProcessVariable.choice("decision", GoDecision.class);
    public static final ProcessVariable<String> REASON = ProcessVariable.text("reason");

    @Bean
    CaseDelegate recordTeamDelegate(IstTeamStep step, CurrentOfficer officer) {
        return task -> {
            OrganisationCode host = task.reference().organisation();
            step.compose(task.reference(), homes(task, host), officer.officer());
        };
    }

    @Bean
    CaseDelegate recordLogisticsDelegate(IstTeamStep step, CurrentOfficer officer) {
        return task -> {
            Logistics.Item item = Logistics.Item.of(ITEM.require(task));
            step.prepareLogistics(task.reference(), item, PREPARATION.require(task), NOTE.get(task), officer.officer());
        };
    }

    @Bean
    CaseTaskListener showReadinessListener(IstTeamStep step) {
        // Of the task and gone with it: the deciding officer sees the checklist as it is now.
        return task -> READINESS.setLocal(task, step.readiness(task.reference()).text());
    }

    @Bean
    CaseDelegate recordGoOrNoGoDelegate(IstTeamStep step, CurrentOfficer officer) {
        return task -> {
            switch (DECISION.require(task)) {
                case GO -> step.go(task.reference(), officer.officer());
                case NOT_YET -> step.notYet(task.reference(), officer.officer());
                case CHANGE_TERMS -> step.changeTerms(task.reference(), REASON.get(task), officer.officer());
                case NO_GO -> step.noGo(task.reference(), REASON.get(task), officer.officer());
            }
        };
    }

    /** Whose expert takes a place; a role that stays vacant is left out. */
    private static Map<TeamRole, OrganisationCode> homes(CaseExecution answers, OrganisationCode host) {
        Map<TeamRole, OrganisationCode> homes = new EnumMap<>(TeamRole.class);
        for (TeamRole role : TeamRole.values()) home(role, answers, host).ifPresent(home -> homes.put(role, home));
        return homes;
    }

    private static Optional<OrganisationCode> home(TeamRole role, CaseExecution answers, OrganisationCode host) {
        return switch (origin(role).require(answers)) {
            case INTERPOL -> Optional.of(OrganisationCode.INTERPOL);
            case HOST -> Optional.of(host);
            case OTHER_COUNTRY -> Optional.of(new OrganisationCode(country(role).require(answers)));
            case NOT_NEEDED -> Optional.empty();
        };
    }

    /** Where the expert of a role comes from, such as {@code digitalForensicsOrigin}. */
    public static ProcessVariable<Origin> origin(TeamRole role) {
        return ProcessVariable.choice(prefix(role) + "Origin", Origin.class);
    }

    /** The country of an expert, where it is neither host nor INTERPOL, such as {@code digitalForensicsCountry}. */
    public static ProcessVariable<String> country(TeamRole role) {
        return ProcessVariable.text(prefix(role) + "Country");
    }

    private static String prefix(TeamRole role) {
        String words = role.name().toLowerCase(Locale.ROOT);
        return words.replace("_f", "F");
    }

    /** Where an expert comes from. */
    public enum Origin {
        INTERPOL,
        HOST,
        OTHER_COUNTRY,
        NOT_NEEDED
    }

    /** The lead's choices. */
    public enum GoDecision {
        GO,
        NOT_YET,
        CHANGE_TERMS,
        NO_GO
    }
}
