package org.ncbrelay.liveness;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.BiConsumer;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.OrganisationCode;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.request.Capability;
import org.ncbrelay.domain.request.SupplementContent.Kind;
import org.ncbrelay.engine.refusals.EngineRefusal;
import org.ncbrelay.flow.FileSupplement;
import org.ncbrelay.flow.authorization.ChangeAuthorization;
import org.ncbrelay.flow.authorization.ChangeAuthorization.Action;
import org.ncbrelay.flow.authorization.ChangeAuthorization.Change;
import org.ncbrelay.flow.dispatch.RecallDispatch;
import org.ncbrelay.flow.hitquestion.AskOwnerOfHit;
import org.ncbrelay.flow.hitquestion.ReadHits;
import org.ncbrelay.flow.support.istdeployment.ChangeMission;
import org.ncbrelay.flow.supportrequest.WithdrawRequest;
import org.ncbrelay.flow.tasks.ShareCase;
import org.ncbrelay.support.Acting;

/** What officers do although no task asks for it; whatever the case or the role does not allow is refused. */
final class OwnAccord {
    private static final String WHY = "Decided at home; nothing is left to ask.";

    /** The demo's second agency of Kenya. */
    static final String OTHER_AGENCY = "KEN-CBCU";

    private final Acting acting;
    private final List<BiConsumer<CaseReference, Officer>> acts;
    private final Map<Turn.Act, BiConsumer<CaseReference, Officer>> turns;
    private final ReadHits hits;
    private final AskOwnerOfHit question;
    private final FileSupplement supplement;
    private Random chance;

    OwnAccord(
            Acting acting,
            WithdrawRequest withdraw,
            ChangeAuthorization authorization,
            ShareCase share,
            RecallDispatch recall,
            ChangeMission mission,
            ReadHits hits,
            AskOwnerOfHit question,
            FileSupplement supplement) {
        this.acting = acting;
        BiConsumer<CaseReference, Officer> withdrawing = (reference, by) -> withdraw.withdraw(reference, WHY, by);
        turns = Map.of(
                Turn.Act.WITHDRAW,
                withdrawing,
                Turn.Act.SUSPEND,
                (reference, by) -> authorization.change(reference, contact(Action.SUSPEND), by),
                Turn.Act.TRANSFER,
                (reference, by) -> share.act(reference, ShareCase.Action.TRANSFER, OTHER_AGENCY, WHY, by),
                Turn.Act.ADD,
                this::add);
        acts = List.of(
                withdrawing,
                (reference, by) -> withdraw.withdrawSupport(reference, any(Capability.values()), WHY, by),
                (reference, by) -> authorization.change(reference, contact(any(Action.values())), by),
                (reference, by) -> authorization.change(reference, contact(Action.REVOKE), by),
                (reference, by) -> share.act(reference, any(ShareCase.Action.values()), OTHER_AGENCY, WHY, by),
                (reference, by) -> recall.recall(reference, country(), WHY, by),
                (reference, by) -> mission.endEarly(reference, WHY, by),
                (reference, by) -> mission.extend(reference, 3, WHY, by),
                this::askOwners,
                this::askOwners,
                this::askOwners,
                this::askOwners,
                this::add);
        this.hits = hits;
        this.question = question;
        this.supplement = supplement;
    }

    /** Several of the acts: few officers have a hit at all. */
    private void askOwners(CaseReference reference, Officer by) {
        hits.of(reference).forEach(hit -> question.ask(reference, hit.id(), "Do you know the seller?", by));
    }

    /** Facts, a correction or a further kind of support, at whatever stage. */
    private void add(CaseReference reference, Officer by) {
        Kind kind = any(Kind.values());
        supplement.file(
                reference,
                kind == Kind.SUPPORT
                        ? Map.of(
                                "kind",
                                kind.name(),
                                "text",
                                WHY,
                                "capabilities",
                                List.of(any(Capability.values()).name()))
                        : Map.of("kind", kind.name(), "text", WHY),
                by);
    }

    /** Somebody tries something. */
    void act(CaseReference reference, Person person, Random random) {
        chance = random;
        act(acts.get(random.nextInt(acts.size())), reference, person);
    }

    /** @return whether this officer could */
    boolean take(Turn turn, CaseReference reference, Person person, Random random) {
        chance = random;
        return act(turns.get(turn.act()), reference, person);
    }

    private boolean act(BiConsumer<CaseReference, Officer> act, CaseReference reference, Person person) {
        try {
            acting.as(person.officer(), () -> {
                act.accept(reference, person.officer());
                return null;
            });
            return true;
        } catch (Refusal refused) {
            // The other officer, the other case or the other moment.
            return false;
        } catch (RuntimeException failed) {
            EngineRefusal.causeOf(failed).orElseThrow(() -> failed);
            return false;
        }
    }

    private static Change contact(Action action) {
        return new Change(action, WHY, "This case", LocalDate.of(2035, 1, 1));
    }

    private OrganisationCode country() {
        return new OrganisationCode(any(Roster.COUNTRIES.toArray(String[]::new)));
    }

    private <T> T any(T[] choices) {
        return choices[chance.nextInt(choices.length)];
    }
}
