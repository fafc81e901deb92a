package org.ncbrelay.web.pages.content;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.casefile.EventKind;
import org.ncbrelay.domain.deployment.DeploymentFact.DeploymentFactKind;
import org.ncbrelay.store.cases.CaseFiles.CapacityBuilding;
import org.ncbrelay.store.cases.CaseFiles.Mentoring;
import org.ncbrelay.web.pages.request.Step;

/** One part of what decisions need, by its name in the diagrams (property {@code shows}); several tasks may need the same. */
enum ContentPart implements TaskPart {
    CAVEAT("intel.caveat", RequestParts::caveat),
    NEED("case.asked", RequestParts.of(Step.NEED, "")),
    AGENCY("part.agency", RequestParts.of(Step.AGENCY, "agency")),
    OFFENCE("part.offence", RequestParts.of(Step.AGENCY, "offence")),
    HANDLING("step.HANDLING", RequestParts.of(Step.HANDLING, "")),
    CONTACT("part.directContact", RequestParts.of(Step.HANDLING, "directContact")),
    LISTINGS("step.LISTINGS", RequestParts.of(Step.LISTINGS, "listings")),
    SPECIMENS("step.SPECIMENS", RequestParts.of(Step.SPECIMENS, "specimens")),
    PERSONS("step.PERSONS", RequestParts.of(Step.PERSONS, "persons")),
    RETURNED("work.returned", RequestParts::returned),
    CORRECTED("work.corrected", RequestParts::corrected),
    WAITING("work.waiting", RequestParts::waiting),
    AUTHORIZATION("case.contact", RequestParts::authorization),
    RECORD("case.record", RequestParts::iisRecord),
    ASSESSMENT("case.triage", RequestParts::assessment),
    JOINING("work.joining", RequestParts.noted("work.joining", EventKind.JOIN_PROPOSED)),
    KEPT_APART("work.keptApart", RequestParts.noted("work.keptApart", EventKind.JOIN_KEPT_APART)),
    HIT_QUESTION("casePart.question", RequestParts.noted("casePart.question", EventKind.HIT_QUESTION_RECEIVED)),
    ADDED("case.added", RequestParts::added),
    PRESERVATION("case.preservation", RequestParts::preservation),

    WITHDRAWAL("case.withdrawal", RequestParts.noted("reason", EventKind.WITHDRAWAL_ASKED)),
    MEASURES("case.measures", SupportParts::measures),
    OFFER("exchange.SUPPORT_OFFER", SupportParts::offer),
    EXCHANGE("work.exchange", SupportParts::exchange),
    RETURNED_BY_NCB("work.returned", RequestParts.noted("casePart.reason", EventKind.RETURNED_BY_NCB)),

    PROGRESS("case.capabilities", SupportParts::progress),
    QUESTION("work.question", RequestParts.noted("casePart.question", EventKind.SCOPE_DEFINED)),
    OWNERS_CONDITIONS("work.conditions", RequestParts.noted("work.conditions", EventKind.CONSENT_GIVEN)),
    ANALYST("casePart.analyst", SupportParts.mentoring(Mentoring::analyst, "analyst", "note")),
    MENTORING_PLAN("casePart.plan", SupportParts.mentoring(Mentoring::plan, "aims", "schedule")),
    TRAINING_PLAN(
            "casePart.plan",
            SupportParts.capacity(CapacityBuilding::plan, "title", "plan", "participants", "startsOn")),
    TRAINING_ANSWER("work.toRevise", SupportParts.capacity(CapacityBuilding::answer, "accepted", "note")),
    EXPERTISE("casePart.need", SupportParts::expertise),
    EXPERTS("casePart.experts", SupportParts::experts),
    ENGAGEMENT("casePart.question", SupportParts::engagement),
    OPINION("casePart.opinion", SupportParts::opinion),
    ASKED_FOR("casePart.asked", SupportParts::asked),
    HITS("casePart.hits", SupportParts::hits),
    FEEDBACK("case.feedback", SupportParts::feedback),

    MEETING("casePart.meeting", SupportParts::meeting),
    INVITATIONS("casePart.invitations", SupportParts::invitations),
    MEETING_ACTIONS("casePart.actions", SupportParts::meetingActions),
    INVITATION("invite.meetings", SupportParts::invitation),

    UNDER_REVIEW("work.underReview", ProductParts.newest(product -> product.review() == null)),
    TO_REVISE("work.toRevise", ProductParts.newest(ProductParts::isReturned)),
    GOES_TO("work.goesTo", ProductParts::receivers),
    TO_SEND("case.product", ProductParts.newest(product -> product.body() != null)),
    RECEIVED("case.products", ProductParts::received),
    WRITTEN("case.products", ProductParts::written),
    DELIVERIES("case.deliveries", ProductParts::deliveries),

    SCOPE("work.scope", DeploymentParts.noted(DeploymentFactKind.SCOPED)),
    MISSING("work.missingPoints", DeploymentParts.noted(DeploymentFactKind.RETURNED)),
    TERMS("casePart.terms", DeploymentParts::terms),
    CHANGES_ASKED("work.toRevise", DeploymentParts.noted(DeploymentFactKind.HOST_ASKED_CHANGES)),
    TEAM("casePart.team", DeploymentParts::team),
    MISSION("casePart.mission", DeploymentParts::mission),
    RECOMMENDATIONS("casePart.recommendations", DeploymentParts::recommendations),
    EXPERT_REQUEST("invite.experts", DeploymentParts::expertRequest),

    FINDINGS("intel.content", IntelligenceParts::findings),
    MARKS("intel.marks", IntelligenceParts::marks),
    RECEIVERS("work.receivers", IntelligenceParts::receivers),
    DISPATCH("intel.dispatches", IntelligenceParts::dispatch);

    private static final Set<ContentPart> OF_INTELLIGENCE = EnumSet.of(FINDINGS, MARKS, RECEIVERS, DISPATCH);

    /** What other countries are asked for. */
    private static final Set<ContentPart> ASKED_OF_OTHERS = EnumSet.of(ENGAGEMENT, OPINION, INVITATION, EXPERT_REQUEST);

    private final String title;
    private final Maker maker;

    /** @param title key of a message */
    ContentPart(String title, Maker maker) {
        this.title = title;
        this.maker = maker;
    }

    @Override
    public boolean hidesTheCase() {
        return OF_INTELLIGENCE.contains(this) || ASKED_OF_OTHERS.contains(this);
    }

    @Override
    public boolean concerns(CaseReference reference) {
        return this == EXCHANGE || reference.isIntelligence() == OF_INTELLIGENCE.contains(this);
    }

    @Override
    public TaskContent.Block block(Material material) {
        List<Map<String, String>> rows = maker.rows(material);
        return material.block(material.show().text(title), rows);
    }

    /** Makes the facts of each entry, by their label; empty where there is nothing to say. */
    interface Maker {
        List<Map<String, String>> rows(Material material);
    }
}
