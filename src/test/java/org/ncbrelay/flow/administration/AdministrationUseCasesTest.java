package org.ncbrelay.flow.administration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.ncbrelay.fakes.Samples.KEN;
import static org.ncbrelay.fakes.Samples.NOW;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.OrganisationCode;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.Violation;
import org.ncbrelay.domain.administration.AdministrationChange;
import org.ncbrelay.domain.administration.AdministrationChange.State;
import org.ncbrelay.domain.administration.AdministrationChanges;
import org.ncbrelay.domain.administration.Proposal;
import org.ncbrelay.domain.administration.Proposal.ChangeKind;
import org.ncbrelay.domain.administration.Proposal.PasswordHash;
import org.ncbrelay.domain.token.AccessTokens;
import org.ncbrelay.fakes.FakeAccounts;
import org.ncbrelay.fakes.FakeCurrentOfficer;
import org.ncbrelay.fakes.FakeDatabaseHistory;
import org.ncbrelay.fakes.FakeJournal;
import org.ncbrelay.fakes.PartialPort;
import org.ncbrelay.port.OwnModels;
import org.ncbrelay.port.Sessions;
import org.ncbrelay.store.people.AdministrationTransactions;
import org.ncbrelay.store.people.DirectoryEntries;
import org.ncbrelay.store.people.Passkeys;
import org.ncbrelay.support.MutableClock;

class AdministrationUseCasesTest {
    private static final Proposal PASSWORD =
            new Proposal(ChangeKind.SET_PASSWORD, "ncb.ken", null, Map.of(), new PasswordHash("{ARGON2ID}x", "salt"));

    private static final Proposal CLOSE = Proposal.of(ChangeKind.CLOSE_ACCOUNT, "ncb.ken", null);

    private final MutableClock clock = new MutableClock(NOW);
    private final FakeAccounts accounts = new FakeAccounts()
            .operator("first", "second")
            .officer("ncb.ken", "ncb-officers", KEN)
            .officer("ncbhead.ken", "ncb-heads", KEN);
    private final FakeAdministrationChanges changes = new FakeAdministrationChanges();
    private final FakeJournal journal = new FakeJournal();
    /** Whose passkeys were reset. */
    private final List<String> reset = new ArrayList<>();

    private final Passkeys passkeys =
            PartialPort.of(Passkeys.class, Map.of("reset", lost -> reset.add((String) lost[0])));
    /** Whose tokens were revoked. */
    private final List<String> revoked = new ArrayList<>();

    private final AccessTokens tokens =
            PartialPort.of(AccessTokens.class, Map.of("revokeAll", lost -> revoked.add((String) lost[0])));
    /** Whose sessions ended. */
    private final List<String> ended = new ArrayList<>();

    private final Sessions sessions = PartialPort.of(Sessions.class, Map.of("endAll", who -> {
        ended.add((String) who[0]);
        return 1;
    }));
    private final FakeDatabaseHistory history = new FakeDatabaseHistory();
    private final FakeCurrentOfficer officers = FakeCurrentOfficer.nobody();
    private final List<String> saved = new ArrayList<>();
    private final DirectoryChanges directory = new DirectoryChanges(
            PartialPort.of(DirectoryEntries.class, Map.of("save", entry -> saved.add(entry[0] + " by " + entry[1]))),
            accounts,
            officers);
    /** What is wrong with any models. */
    private final List<Violation> findings = new ArrayList<>();

    private final List<Map<String, String>> deployed = new ArrayList<>();
    private final OwnModels models =
            PartialPort.of(OwnModels.class, Map.of("findings", files -> findings, "deploy", files -> {
                deployed.add(((Map<?, ?>) files[0])
                        .entrySet().stream().collect(Collectors.toMap(file -> (String) file.getKey(), file ->
                                (String) file.getValue())));
                return null;
            }));
    private final ApplyChange execution = new ApplyChange(
            changes, models, accounts, accounts, passkeys, tokens, sessions, history, directory, journal, officers);
    private final AdministrationTransactions transactions =
            PartialPort.of(AdministrationTransactions.class, Map.of("call", work -> ((Supplier<?>) work[0]).get()));
    private final ProposeChange propose = new ProposeChange(transactions, changes, execution, clock);
    private final DecideChange decide = new DecideChange(transactions, changes, execution, clock);
    private final ReadChanges read = new ReadChanges(transactions, changes, execution, clock);

    @Test
    void lostPasskeysAreResetByTwoAndTheirOwnerIsTold() {
        Proposal lost = Proposal.of(ChangeKind.RESET_PASSKEYS, "ncbhead.ken", null);
        propose.propose(lost, "first");
        assertThatThrownBy(() -> decide.confirm(1, "first")).isInstanceOf(Refusal.Forbidden.class);
        assertThat(reset).isEmpty();

        decide.confirm(1, "second");

        assertThat(reset).containsExactly("ncbhead.ken");
        assertThat(journal.letters).containsExactly("ACCOUNT_CHANGED to ncbhead.ken@relay.example");
    }

    @Test
    void anOperatorsOwnPasskeysAreResetByTwoOthers() {
        accounts.operator("third");
        Proposal lost = Proposal.of(ChangeKind.RESET_PASSKEYS, "second", null);
        assertThatThrownBy(() -> propose.propose(lost, "second")).isInstanceOf(Refusal.Forbidden.class);
        propose.propose(lost, "first");
        assertThatThrownBy(() -> decide.confirm(1, "second")).isInstanceOf(Refusal.Forbidden.class);

        decide.confirm(1, "third");

        assertThat(reset).containsExactly("second");
    }

    @Test
    void oneOperatorClosesAnAccountAtOnceAndTwoReopenIt() {
        assertThat(propose.propose(CLOSE, "first").state()).isEqualTo(State.MADE_ALONE);
        assertThat(accounts.find("ncb.ken").closed()).isTrue();
        assertThat(ended).containsExactly("ncb.ken");
        assertThat(revoked).containsExactly("ncb.ken");
        assertThat(reset).as("passkeys wait for the account to be reopened").isEmpty();
        assertThat(accounts.carriedOut).as("claimed tasks").containsExactly(CLOSE);
        assertThat(changes.kept.get(0).organisation()).isEqualTo(KEN);
        assertThat(journal.letters).containsExactly("ACCOUNT_CHANGED to ncb.ken@relay.example");
        assertThatThrownBy(() -> propose.propose(CLOSE, "second")).hasMessageContaining("closed already");

        Proposal reopen = Proposal.of(ChangeKind.REOPEN_ACCOUNT, "ncb.ken", null);
        assertThat(propose.propose(reopen, "first").state()).isEqualTo(State.PENDING);
        assertThatThrownBy(() -> decide.confirm(2, "first")).isInstanceOf(Refusal.Forbidden.class);
        decide.confirm(2, "second");
        assertThat(accounts.find("ncb.ken").closed()).isFalse();
        assertThatThrownBy(() -> propose.propose(reopen, "first")).hasMessageContaining("is open");
    }

    @Test
    void operatorsAloneCloseAccountsButNotTheirOwnAndTwoOperatorsRemain() {
        for (String by : List.of("ncb.ken", "ncbhead.ken", "nobody"))
            assertThatThrownBy(() -> propose.propose(CLOSE, by)).isInstanceOf(Refusal.Forbidden.class);
        assertThatThrownBy(() -> propose.propose(closing("first"), "first")).isInstanceOf(Refusal.Forbidden.class);
        assertThatThrownBy(() -> propose.propose(closing("second"), "first")).hasMessageContaining("Two operators");
        assertThatThrownBy(() -> propose.propose(closing("nobody"), "first")).isInstanceOf(Refusal.Conflict.class);
        propose.propose(Proposal.of(ChangeKind.CREATE_ACCOUNT, "expected", null), "first");
        assertThatThrownBy(() -> propose.propose(closing("expected"), "first")).isInstanceOf(Refusal.Conflict.class);
        assertThat(ended).isEmpty();
    }

    @Test
    void ofTwoOperatorsWhoCloseEachOtherTheFirstWinsAndNothingOfTheOtherIsDone() {
        accounts.operator("third");
        propose.propose(PASSWORD, "second");
        propose.propose(closing("second"), "first");

        assertThatThrownBy(() -> propose.propose(closing("first"), "second")).isInstanceOf(Refusal.Forbidden.class);
        assertThatThrownBy(() -> decide.confirm(1, "second")).isInstanceOf(Refusal.Forbidden.class);
        assertThatThrownBy(() -> decide.confirm(1, "first")).hasMessageContaining("is no operator any more");
        assertThat(accounts.operators()).isEqualTo(2);
    }

    private static Proposal closing(String account) {
        return Proposal.of(ChangeKind.CLOSE_ACCOUNT, account, null);
    }

    @Test
    void nobodyInheritsTheNameOrTheKeysOfAnEarlierAccount() {
        Proposal again = Proposal.of(ChangeKind.CREATE_ACCOUNT, "ncb.ken", null);
        propose.propose(Proposal.of(ChangeKind.DELETE_ACCOUNT, "ncb.ken", null), "first");
        decide.confirm(1, "second");
        assertThatThrownBy(() -> propose.propose(again, "first"))
                .isInstanceOf(Refusal.Conflict.class)
                .hasMessageContaining("another name");
        propose.propose(Proposal.of(ChangeKind.CREATE_ACCOUNT, "ncb2.ken", null), "first");
        decide.confirm(2, "second");

        assertThat(reset).containsExactly("ncb.ken", "ncb2.ken");
        assertThat(revoked).containsExactly("ncb.ken", "ncb2.ken");
    }

    @ParameterizedTest
    @ValueSource(strings = {"relay", "Relay", "New.KEN", "KEN", "old.ken"})
    void aNameThatCouldBeTakenForAnotherActorIsGivenToNoAccount(String name) {
        // An account that dates from when names had capitals.
        accounts.officer("Old.KEN", "ncb-officers", KEN);

        assertThatThrownBy(() -> propose.propose(Proposal.of(ChangeKind.CREATE_ACCOUNT, name, null), "first"))
                .isInstanceOfAny(Refusal.Conflict.class, Refusal.Invalid.class);
        assertThat(changes.kept).isEmpty();
    }

    @Test
    void aNameThatWasGivenMeanwhileIsRefusedWhenItIsConfirmed() {
        propose.propose(Proposal.of(ChangeKind.CREATE_ACCOUNT, "amina", null), "first");
        accounts.officer("Amina", "ncb-officers", KEN);

        assertThatThrownBy(() -> decide.confirm(1, "second")).isInstanceOf(Refusal.Conflict.class);
    }

    @Test
    void whatNobodyDecidedInTimeExpiresAndCanBeAskedForAgain() {
        propose.propose(PASSWORD, "first");
        assertThatThrownBy(() -> propose.propose(PASSWORD, "second")).hasMessageContaining("change 1");
        clock.advance(Duration.ofDays(7));

        assertThatThrownBy(() -> decide.confirm(1, "second")).isInstanceOf(Refusal.Conflict.class);
        assertThat(read.all("first").decided())
                .extracting(AdministrationChange::state)
                .containsExactly(State.EXPIRED);
        assertThat(propose.propose(PASSWORD, "first").number()).isEqualTo(2);
        assertThat(accounts.carriedOut).isEmpty();
    }

    @Test
    void whatARemovedOperatorAskedForIsNotDone() {
        propose.propose(PASSWORD, "first");
        accounts.remove("first");

        assertThatThrownBy(() -> decide.confirm(1, "second")).isInstanceOf(Refusal.Conflict.class);
    }

    @Test
    void twoChangesThatAreHarmlessAloneDoNotMakeAnOperatorAnOfficer() {
        accounts.carryOut(Proposal.of(ChangeKind.CREATE_ACCOUNT, "both", null));
        accounts.operator("third");
        propose.propose(Proposal.of(ChangeKind.ADD_TO_GROUP, "both", "operators"), "first");
        propose.propose(Proposal.of(ChangeKind.ADD_TO_ORGANISATION, "both", "KEN"), "first");
        decide.confirm(1, "second");

        assertThatThrownBy(() -> decide.confirm(2, "second")).isInstanceOf(Refusal.Forbidden.class);
    }

    @Test
    void aChangeIsInTheAuditOfTheOrganisationThatTheAccountServesWhenItIsConfirmed() {
        propose.propose(Proposal.of(ChangeKind.CREATE_ACCOUNT, "new", null), "first");
        propose.propose(Proposal.of(ChangeKind.ADD_TO_ORGANISATION, "new", "KEN"), "first");
        propose.propose(Proposal.of(ChangeKind.ADD_TO_GROUP, "new", "ncb-heads"), "first");
        assertThat(changes.kept)
                .extracting(AdministrationChange::organisation)
                .containsExactly(OrganisationCode.INTERPOL, KEN, OrganisationCode.INTERPOL);

        for (int number = 1; number <= 3; number++) decide.confirm(number, "second");

        assertThat(changes.kept.get(2).organisation()).isEqualTo(KEN);
    }

    @Test
    void theOnlyOperatorMakesTheSecondAndNothingElse() {
        accounts.remove("second");

        assertThatThrownBy(() -> propose.propose(PASSWORD, "first")).hasMessageContaining("only one operator");
        Proposal officer = Proposal.of(ChangeKind.ADD_TO_ORGANISATION, "deputy", "KEN");
        propose.propose(Proposal.of(ChangeKind.CREATE_ACCOUNT, "deputy", null), "first");
        assertThatThrownBy(() -> propose.propose(officer, "first")).isInstanceOf(Refusal.Conflict.class);
        AdministrationChange second =
                propose.propose(Proposal.of(ChangeKind.ADD_TO_GROUP, "deputy", "operators"), "first");

        assertThat(second.state()).isEqualTo(State.MADE_ALONE);
        assertThat(accounts.operators()).isEqualTo(2);
        assertThat(propose.propose(PASSWORD, "first").state()).isEqualTo(State.PENDING);
    }

    @Test
    void whoHasBeenOneOfTwoNeverActsAloneAgain() {
        propose.propose(PASSWORD, "first");
        decide.confirm(1, "second");
        accounts.remove("second");

        assertThatThrownBy(() -> propose.propose(Proposal.of(ChangeKind.CREATE_ACCOUNT, "puppet", null), "first"))
                .hasMessageContaining("only one operator left");
    }

    @Test
    void aGroupThatDoesNotExistIsRefusedAtTheRequest() {
        Proposal wrong = Proposal.of(ChangeKind.ADD_TO_GROUP, "ncb.ken", "auditor");
        assertThatThrownBy(() -> propose.propose(wrong, "first"))
                .isInstanceOf(Refusal.Invalid.class)
                .hasMessageContainingAll("There is no group auditor", "auditors", "ncb-heads");
        assertThat(changes.kept).isEmpty();

        propose.propose(Proposal.of(ChangeKind.SAVE_GROUP, "auditor", null), "first");
        assertThat(propose.propose(wrong, "first").state()).isEqualTo(State.PENDING);
    }

    @Test
    void anEntryOfTheDirectoryIsSavedInTheNameOfWhoConfirms() {
        Proposal address = new Proposal(
                ChangeKind.CHANGE_DIRECTORY, "KEN", null, Map.of("KEN.mailAddress", "desk@kenya.example"), null);
        propose.propose(address, "first");
        assertThat(saved).isEmpty();
        assertThat(decide.confirm(1, "second").organisation()).isEqualTo(KEN);
        assertThat(saved)
                .containsExactly("DirectoryEntry[code=KEN, values={mailAddress=desk@kenya.example}] by second");
    }

    @Test
    void modelsArePutInForceByTwoAndTakenBackByTwo() {
        Map<String, String> files = Map.of("legalReview.bpmn", "<definitions/>", "words_fr.properties", "a=b");
        Proposal reviewed = Proposal.models(files);
        assertThat(reviewed.details().keySet()).isEqualTo(files.keySet());
        assertThat(reviewed.toString())
                .contains(reviewed.subject(), "legalReview.bpmn")
                .doesNotContain("<definitions/>");
        propose.propose(reviewed, "first");
        assertThatThrownBy(() -> decide.confirm(1, "first")).isInstanceOf(Refusal.Forbidden.class);
        assertThat(deployed).isEmpty();

        assertThat(decide.confirm(1, "second").organisation()).isEqualTo(OrganisationCode.INTERPOL);
        assertThat(deployed).containsExactly(files);
        assertThatThrownBy(() -> propose.propose(reviewed, "first"))
                .isInstanceOf(Refusal.Conflict.class)
                .hasMessageContaining("in force already");

        propose.propose(Proposal.models(Map.of()), "second");
        decide.confirm(2, "first");
        assertThat(deployed).containsExactly(files, Map.of());
        assertThatThrownBy(() -> propose.propose(Proposal.models(Map.of()), "second"))
                .hasMessageContaining("in force already");
    }

    @Test
    void modelsThatDoNotFitAreRefusedAtTheRequestAndAtItsConfirmation() {
        Proposal reviewed = Proposal.models(Map.of("legalReview.bpmn", "<definitions/>"));
        propose.propose(reviewed, "first");
        findings.add(new Violation("legalReview.bpmn", "It is no diagram in BPMN 2.0. Save it again."));

        assertThatThrownBy(() -> decide.confirm(1, "second"))
                .isInstanceOf(Refusal.Invalid.class)
                .hasMessage("legalReview.bpmn: It is no diagram in BPMN 2.0. Save it again.");
        assertThatThrownBy(() -> propose.propose(Proposal.models(Map.of("other.bpmn", "")), "first"))
                .isInstanceOf(Refusal.Invalid.class);
        assertThat(changes.kept).hasSize(1);
        assertThat(deployed).isEmpty();
    }

    /** Changes in memory. */
    private static final class FakeAdministrationChanges implements AdministrationChanges {
        public final List<AdministrationChange> kept = new ArrayList<>();

        @Override
        public AdministrationChange add(AdministrationChange change) {
            kept.add(change.numbered(kept.size() + 1L));
            return kept.get(kept.size() - 1);
        }

        @Override
        public Optional<AdministrationChange> lock(long number) {
            return kept.stream().filter(change -> change.number() == number).findFirst();
        }

        @Override
        public void decide(AdministrationChange change) {
            kept.set((int) change.number() - 1, change);
        }

        @Override
        public void expire(Instant now) {
            kept.replaceAll(change -> change.state() != State.PENDING || now.isBefore(change.expiresAt())
                    ? change
                    : new AdministrationChange(
                            change.number(),
                            change.proposal().withoutPassword(),
                            change.organisation(),
                            change.askedBy(),
                            change.askedAt(),
                            change.expiresAt(),
                            State.EXPIRED,
                            Officer.RELAY,
                            now));
        }

        @Override
        public Optional<AdministrationChange> waiting(Proposal proposal) {
            return pending().stream()
                    .filter(change -> change.proposal().kind() == proposal.kind()
                            && change.proposal().subject().equals(proposal.subject())
                            && Objects.equals(change.proposal().object(), proposal.object()))
                    .findFirst();
        }

        @Override
        public Optional<AdministrationChange> modelsInForce() {
            return kept.stream()
                    .filter(change -> change.state() == State.CONFIRMED
                            && change.proposal().kind() == ChangeKind.CHANGE_MODELS)
                    .reduce((older, newer) -> newer);
        }

        @Override
        public boolean hadAccount(String userId) {
            return kept.stream()
                    .anyMatch(change -> change.state() == State.CONFIRMED
                            && change.proposal().kind() == ChangeKind.DELETE_ACCOUNT
                            && change.proposal().subject().equals(userId));
        }

        @Override
        public boolean everHadTwoOperators() {
            return kept.stream()
                    .anyMatch(change -> change.state() == State.CONFIRMED
                            || change.state() == State.MADE_ALONE
                                    && change.proposal().kind() == ChangeKind.ADD_TO_GROUP);
        }

        @Override
        public List<AdministrationChange> pending() {
            return kept.stream()
                    .filter(change -> change.state() == State.PENDING)
                    .toList();
        }

        @Override
        public List<AdministrationChange> decided(int limit) {
            return kept.stream()
                    .filter(change -> change.state() != State.PENDING)
                    .limit(limit)
                    .toList();
        }

        @Override
        public List<AdministrationChange> ofActingOrganisation(int limit) {
            return kept.stream().limit(limit).toList();
        }
    }
}
