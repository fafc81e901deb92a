package org.ncbrelay.engine.guards;

import java.util.List;
import org.camunda.bpm.engine.spring.SpringProcessEngineConfiguration;
import org.camunda.bpm.spring.boot.starter.util.SpringBootProcessEnginePlugin;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.absence.Substitutions;
import org.ncbrelay.domain.casefile.Authorship;
import org.ncbrelay.domain.casefile.Cases;
import org.ncbrelay.engine.PluginLists;
import org.ncbrelay.engine.forms.AnswerRules;
import org.ncbrelay.engine.forms.FormValidator;
import org.ncbrelay.port.AccountRights;
import org.ncbrelay.port.AdministrationProposals;
import org.ncbrelay.port.DecisionGuard;
import org.ncbrelay.port.OfficeTasks.OfficeTask;
import org.ncbrelay.port.StartForms;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

/** Puts our guards in front of the engine's services; the ports are asked late, they need the engine. */
@Component
class EngineGuardsPlugin extends SpringBootProcessEnginePlugin {
    private final SingletonSupplier<Authorship> authorship;
    private final SingletonSupplier<Substitutions> substitutions;
    private final SingletonSupplier<AnswerRules> answerRules;
    private final ObjectProvider<StartForms> startForms;
    private final SingletonSupplier<AdministrationProposals> proposals;
    private final SingletonSupplier<DecisionGuard> decisions;
    private final SingletonSupplier<AccountRights> rights;
    private final SingletonSupplier<Cases> cases;
    private final FormValidator validator;

    EngineGuardsPlugin(
            ObjectProvider<Authorship> authorship,
            ObjectProvider<Substitutions> substitutions,
            ObjectProvider<AnswerRules> answerRules,
            ObjectProvider<StartForms> startForms,
            ObjectProvider<AdministrationProposals> proposals,
            ObjectProvider<DecisionGuard> decisions,
            ObjectProvider<AccountRights> rights,
            ObjectProvider<Cases> cases,
            FormValidator validator) {
        this.authorship = SingletonSupplier.of(authorship::getObject);
        this.substitutions = SingletonSupplier.of(substitutions::getObject);
        this.answerRules = SingletonSupplier.of(answerRules::getObject);
        this.startForms = startForms;
        this.proposals = SingletonSupplier.of(proposals::getObject);
        this.decisions = SingletonSupplier.of(decisions::getObject);
        this.rights = SingletonSupplier.of(rights::getObject);
        this.cases = SingletonSupplier.of(cases::getObject);
        this.validator = validator;
    }

    @Override
    public void preInit(SpringProcessEngineConfiguration configuration) {
        Substitutions askedLate = askedLate();
        TaskGuard guard = new TaskGuard(
                (reference, part) -> authorship.obtain().authors(reference, part), askedLate, decisionsAskedLate());
        TaskAnswers answers = new TaskAnswers(
                validator, (formKey, given, reference) -> answerRules.obtain().check(formKey, given, reference));
        configuration.setTaskService(new GuardedTaskService(guard, answers));
        configuration.setFormService(
                new GuardedFormService(guard, answers, () -> startForms.stream().toList()));
        configuration.setFilterService(new SubstituteFilterService(askedLate));
        guardAdministration(configuration);
        watchCreation(configuration);
    }

    private void watchCreation(SpringProcessEngineConfiguration configuration) {
        configuration.setCustomPostBPMNParseListeners(PluginLists.with(
                configuration.getCustomPostBPMNParseListeners(),
                new CandidatesListener(
                        decisionsAskedLate(),
                        reference -> cases.obtain().get(reference).isSubmittedByNcb())));
    }

    private void guardAdministration(SpringProcessEngineConfiguration configuration) {
        AdministrationProposals late = (proposal, by) -> proposals.obtain().propose(proposal, by);
        GuardedIdentityService identity = new GuardedIdentityService(late, rightsAskedLate());
        configuration.setIdentityService(identity);
        configuration.setAuthorizationService(new GuardedAuthorizationService(identity, late));
    }

    private DecisionGuard decisionsAskedLate() {
        return new DecisionGuard() {
            @Override
            public void reconsider(OfficeTask task) {
                decisions.obtain().reconsider(task);
            }

            @Override
            public void checkReferral(OfficeTask task, String userId) {
                decisions.obtain().checkReferral(task, userId);
            }

            @Override
            public void checkSomebodyLeft(OfficeTask task, String userId) {
                decisions.obtain().checkSomebodyLeft(task, userId);
            }
        };
    }

    private AccountRights rightsAskedLate() {
        return new AccountRights() {
            @Override
            public void lostBy(String userId) {
                rights.obtain().lostBy(userId);
            }

            @Override
            public void lost() {
                rights.obtain().lost();
            }
        };
    }

    private Substitutions askedLate() {
        return new Substitutions() {
            @Override
            public List<String> absentBehind(String userId) {
                return substitutions.obtain().absentBehind(userId);
            }

            @Override
            public void took(String absent, CaseReference reference, String taskId) {
                substitutions.obtain().took(absent, reference, taskId);
            }
        };
    }
}
