package org.ncbrelay;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_USE_FIELD_INJECTION;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.Source;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ncbrelay.domain.product.Product;
import org.ncbrelay.flow.support.WriteProduct;
import org.ncbrelay.journal.Envelopes;
import org.ncbrelay.journal.JournalStore;
import org.ncbrelay.support.sources.CompiledSource;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.util.ClassUtils;

/** Holds the shape of the code; each rule says why, and breaks on the example beside it. */
class ArchitectureTest {
    private static final JavaClasses RELAY = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.ncbrelay");

    private static final DescribedPredicate<JavaClass> FLOW = in("flow");

    /** The names that a step shares with its model, such as {@code TriageProcess}. */
    private static final DescribedPredicate<JavaClass> NAMES_OF_A_MODEL = flowFiles("names of a model", "Process.java");

    /** What ties a step to its model, and no other part of it. */
    private static final DescribedPredicate<JavaClass> BINDINGS =
            flowFiles("bindings of a model", "Process.java", "Facts.java", "Delegates.java");

    private static DescribedPredicate<JavaClass> flowFiles(String what, String... endings) {
        return FLOW.and(DescribedPredicate.describe(what, type -> {
            String file = type.getSource().flatMap(Source::getFileName).orElse(type.getSimpleName());
            return Arrays.stream(endings).anyMatch(file::endsWith);
        }));
    }

    private static final DescribedPredicate<JavaCall<?>> ASK_THE_MACHINE_FOR_THE_TIME =
            DescribedPredicate.describe("ask the machine for the time", call -> {
                String owner = call.getTargetOwner().getName();
                String method = call.getName();
                boolean noClock = call.getTarget().getRawParameterTypes().stream()
                        .noneMatch(type -> type.isEquivalentTo(Clock.class));
                return (owner.startsWith("java.time.") && method.equals("now") && noClock)
                        || (owner.equals("java.lang.System") && method.equals("currentTimeMillis"))
                        || (owner.equals("java.util.Calendar") && method.equals("getInstance"))
                        || (call.getTargetOwner().isEquivalentTo(Date.class)
                                && method.equals("<init>")
                                && call.getTarget().getRawParameterTypes().isEmpty());
            });

    private static DescribedPredicate<JavaClass> in(String... packages) {
        return resideInAnyPackage(named(packages));
    }

    /** Those of the relay by their names below {@code org.ncbrelay}. */
    private static String[] named(String... packages) {
        return Arrays.stream(packages)
                .map(each -> each.endsWith("..") ? each : "org.ncbrelay." + each + "..")
                .toArray(String[]::new);
    }

    /** A file is one class with those inside it. */
    private static final SliceAssignment FILES_OF_THE_DOMAIN = new SliceAssignment() {
        @Override
        public SliceIdentifier getIdentifierOf(JavaClass type) {
            return in("domain").test(type)
                    ? SliceIdentifier.of(type.getName().replaceAll("\\$.*", ""))
                    : SliceIdentifier.ignore();
        }

        @Override
        public String getDescription() {
            return "files of the domain";
        }
    };

    private static ArchRule onlyDepends(DescribedPredicate<JavaClass> these, String why, String... on) {
        return classes()
                .that(these)
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(named(on))
                .because(why);
    }

    private static ArchRule neverDepends(DescribedPredicate<JavaClass> these, String why, String... on) {
        return noClasses()
                .that(these)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(named(on))
                .because(why);
    }

    enum Rule {
        DOMAIN_IS_PLAIN_JAVA(
                onlyDepends(in("domain"), "the rules of the Annex outlive every framework", "domain", "java.."),
                "package org.ncbrelay.domain; class %s { org.slf4j.Logger log; }"),

        PORTS_ARE_PLAIN_JAVA(
                onlyDepends(
                        in("port"),
                        "a port names a need; whoever names the technique is an adapter",
                        "port",
                        "domain",
                        "java.."),
                "package org.ncbrelay.port; class %s { javax.sql.DataSource source; }"),

        RULES_DO_NOT_KNOW_ROWS(
                neverDepends(
                        in("domain", "port", "journal"),
                        "a rule of the Annex holds wherever its facts are stored, and is tested without a database",
                        "store"),
                "package org.ncbrelay.domain; class %s { org.ncbrelay.store.Rows rows; }"),

        THE_STORE_ANSWERS_ALL_ALIKE(
                neverDepends(
                        in("store"),
                        "SQL in, records out: a class of the store is the same whichever step, page or worker asks",
                        "flow",
                        "web",
                        "adapter",
                        "engine",
                        "security",
                        "config",
                        "org.camunda.."),
                "package org.ncbrelay.store; class %s { org.ncbrelay.flow.CaseEnd end; }"),

        USE_CASES_AND_PAGES_WRITE_NO_SQL(
                neverDepends(
                        in("flow", "web", "domain", "journal"),
                        "what a row looks like is known in one place: the connection of a record of the store is its own",
                        "org.springframework.jdbc..",
                        "java.sql..",
                        "javax.sql.."),
                "package org.ncbrelay.flow.triage; class %s { org.springframework.jdbc.core.simple.JdbcClient jdbc; }"),

        FLOW_POINTS_INWARD(
                neverDepends(
                        FLOW, "a step is the same whichever way it is reached", "web", "adapter", "security", "config"),
                "package org.ncbrelay.flow.triage; class %s { org.ncbrelay.security.accounts.LongPasswordPolicy policy; }"),

        USE_CASES_WORK_WITHOUT_A_DIAGRAM(
                neverDepends(
                        FLOW.and(DescribedPredicate.not(BINDINGS)),
                        "the bindings alone translate between a diagram and the use cases",
                        "engine"),
                "package org.ncbrelay.flow.triage; class %s { org.ncbrelay.engine.models.ModelDeployment models; }"),

        THE_ENGINE_POINTS_INWARD(
                neverDepends(
                        in("engine"),
                        "what all steps share of the engine knows none of them, nor who put it together",
                        "flow",
                        "web",
                        "adapter",
                        "security",
                        "config"),
                "package org.ncbrelay.engine; class %s { org.ncbrelay.flow.WriteToAgency step; }"),

        ADAPTERS_DO_NOT_PUT_THE_RELAY_TOGETHER(
                neverDepends(in("adapter", "start"), "what puts the parts together knows them all", "config", "web"),
                "package org.ncbrelay.start; class %s { org.ncbrelay.config.LongestStop stop; }"),

        THE_NAMES_OF_A_MODEL_ARE_FOR_ITS_BINDINGS(
                noClasses()
                        .that(DescribedPredicate.not(BINDINGS.or(in("adapter.engine"))))
                        .should()
                        .dependOnClassesThat(NAMES_OF_A_MODEL)
                        .because("whoever else read a variable would tie the rules of a step to its diagram"),
                "package org.ncbrelay.flow.triage; class %s { Object plan = TriageProcess.PLAN; }"),

        BINDINGS_ARE_METHODS(
                noClasses()
                        .that(FLOW)
                        .should()
                        .implement(assignableTo(JavaDelegate.class)
                                .or(assignableTo(TaskListener.class))
                                .or(assignableTo(ExecutionListener.class)))
                        .because("a diagram is read on one screen: FlowMirrorTest finds each binding in its place"),
                "package org.ncbrelay.flow.triage; class %s implements org.ncbrelay.engine.CaseDelegate {"
                        + " public void execute(org.ncbrelay.engine.CaseExecution task) {} }"),

        ONLY_BINDINGS_CONFIGURE_THE_FLOW(
                classes()
                        .that()
                        .resideInAPackage("org.ncbrelay.flow..")
                        .and()
                        .areAnnotatedWith(Configuration.class)
                        .should()
                        .haveNameMatching(".*(Process|Delegates)")
                        .because(
                                "a use case is a component by itself; whatever joins others belongs to the package config"),
                "package org.ncbrelay.flow.triage;"
                        + " @org.springframework.context.annotation.Configuration class %s {}"),

        STEPS_DO_NOT_KNOW_EACH_OTHER(
                slices().matching("org.ncbrelay.flow.(**)")
                        .should()
                        .notDependOnEachOther()
                        .ignoreDependency(
                                resideInAPackage("org.ncbrelay.flow.support.*"),
                                resideInAPackage("org.ncbrelay.flow.support"))
                        .because("the diagram alone says which step follows"),
                "package org.ncbrelay.flow.triage; class %s { org.ncbrelay.flow.recording.DecideApproval next; }"),

        WEB_CALLS_USE_CASES(
                neverDepends(
                        in("web"), "a controller translates and calls one use case", "adapter", "engine", "config"),
                "package org.ncbrelay.web.api; class %s { org.ncbrelay.engine.models.ModelDeployment models; }"),

        NOBODY_DEPENDS_ON_ADAPTERS(
                neverDepends(
                        DescribedPredicate.not(in("adapter")),
                        "another technique must fit behind the same port",
                        "adapter"),
                "package org.ncbrelay.config; class %s { org.ncbrelay.adapter.database.DatabaseAccess access; }"),

        THE_FLOW_DOES_NOT_KNOW_THE_ENGINE(
                neverDepends(
                        FLOW,
                        "a binding sees its case and its step: CaseDelegate and CaseExecution say all it may know",
                        "org.camunda.."),
                "package org.ncbrelay.flow.triage; class %s { org.camunda.bpm.engine.delegate.DelegateExecution task; }"),

        THE_ENGINE_IS_IMPORTED_IN_FEW_PLACES(
                neverDepends(
                        DescribedPredicate.not(in("engine", "adapter.engine", "security", "config")),
                        "Camunda 7.24 is the last community release: a fork must be able to replace it",
                        "org.camunda.."),
                "package org.ncbrelay.web.api; class %s { org.camunda.bpm.engine.TaskService tasks; }"),

        TIME_COMES_FROM_THE_CLOCK(
                noClasses()
                        .should()
                        .callCodeUnitWhere(ASK_THE_MACHINE_FOR_THE_TIME)
                        .because("every moment is UTC from one injected Clock, which a test can set"),
                "package org.ncbrelay.flow.triage; class %s { Object now = java.time.Instant.now(); }"),

        CONSTRUCTORS_INJECT(
                NO_CLASSES_SHOULD_USE_FIELD_INJECTION.because("an object is complete once it exists"),
                "package org.ncbrelay.web.api; class %s {"
                        + " @org.springframework.beans.factory.annotation.Autowired java.time.Clock clock; }"),

        USE_CASES_RECORD_ACTS(
                noClasses()
                        .that(FLOW)
                        .should()
                        .dependOnClassesThat(type(JournalStore.class).or(type(Envelopes.class)))
                        .because("an act is said once, to the journal, which writes all that belongs to it"),
                "package org.ncbrelay.flow.triage; class %s { org.ncbrelay.journal.JournalStore store; }"),

        ONE_PLACE_WRITES_PRODUCTS(
                noClasses()
                        .that()
                        .resideInAPackage("org.ncbrelay.flow..")
                        .and()
                        .doNotBelongToAnyOf(WriteProduct.class)
                        .should()
                        .callConstructorWhere(target(owner(type(Product.class))))
                        .because(
                                "a product that forgot the external source of its case would leave without the caveat"),
                "package org.ncbrelay.flow.triage; class %s { Object product = new org.ncbrelay.domain.product.Product("
                        + "null, null, null, null, 1, null, null, null, null, null, null, null, null, null); }"),

        ROWS_ARE_NOT_STREAMED(
                noClasses()
                        .should()
                        .callMethod(JdbcClient.MappedQuerySpec.class, "stream")
                        .because("outside a transaction such a stream keeps its connection until somebody closes it"),
                "package org.ncbrelay.domain; class %s { Object rows(org.springframework.jdbc.core.simple.JdbcClient jdbc) "
                        + "{ return jdbc.sql(\"SELECT 1\").query(String.class).stream(); } }"),

        CLASSES_OF_THE_DOMAIN_HAVE_NO_CIRCLES(
                slices().assignedFrom(FILES_OF_THE_DOMAIN)
                        .should()
                        .beFreeOfCycles()
                        .because("a rule that is read in one direction can be read alone"),
                "package org.ncbrelay.domain; class %1$s { %1$sOther other; } class %1$sOther { %1$s back; }"),

        PACKAGES_HAVE_NO_CYCLES(
                slices().matching("org.ncbrelay.(**)")
                        .should()
                        .beFreeOfCycles()
                        .because("what needs each other belongs together, everything else reads in one direction"),
                "package org.ncbrelay.domain; class %s { org.ncbrelay.domain.request.SupportRequest request; }");

        private final ArchRule rule;
        private final String broken;

        Rule(ArchRule rule, String broken) {
            this.rule = rule;
            this.broken = broken;
        }
    }

    /**
     * Outside of a transaction nobody acts, and row-level security shows no row: such a read finds nothing. The directory and the names of
     * accounts are open to all; passkeys are read in transactions of the login; the material of a task is read in the transaction of its page.
     */
    @Test
    void whatPagesReadIsReadInATransaction() {
        List<String> outside = RELAY.stream()
                .filter(in("web"))
                .filter(type -> !type.getSimpleName().equals("Material") && !type.isAnnotatedWith(Transactional.class))
                .flatMap(type -> type.getMethodCallsFromSelf().stream())
                .filter(call -> call.getTargetOwner().getPackageName().startsWith("org.ncbrelay")
                        && !call.getOrigin().isAnnotatedWith(Transactional.class))
                .flatMap(call -> Stream.concat(
                                Stream.of(call.getTargetOwner()), call.getTargetOwner().getAllSubclasses().stream())
                        .filter(in("store"))
                        .filter(repository ->
                                repository.isTopLevelClass() && !repository.isAnnotatedWith(Transactional.class))
                        .filter(repository -> !Set.of("DirectoryEntries", "UserAccounts", "Passkeys")
                                .contains(repository.getSimpleName()))
                        .flatMap(repository -> repository.getMethods().stream())
                        .filter(method ->
                                method.getName().equals(call.getName()) && !method.isAnnotatedWith(Transactional.class))
                        .map(method -> call.getOriginOwner().getSimpleName() + " calls " + method.getFullName()))
                .distinct()
                .sorted()
                .toList();
        assertThat(outside).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void theRelayKeeps(Rule it) {
        it.rule.check(RELAY);
    }

    @ParameterizedTest
    @EnumSource
    void aBreachIsSeenOf(Rule it) {
        assertThat(it.rule.evaluate(Breached.RELAY).getFailureReport().getDetails())
                .anyMatch(detail -> detail.contains("Broken" + it.ordinal()));
    }

    /** Lombok hides code, H2 is not the database, and nothing runs a test of JUnit 4. */
    @ParameterizedTest
    @ValueSource(strings = {"lombok.Lombok", "org.h2.Driver", "org.junit.Test"})
    void theClassPathIsFreeOf(String type) {
        assertThat(ClassUtils.isPresent(type, null)).isFalse();
    }

    /** The domain with one breach of each rule; read once all rules are there. What else a breach names is found on the class path. */
    private static final class Breached {
        private static final JavaClasses RELAY = new ClassFileImporter().importPaths(classes());

        private static List<Path> classes() {
            Map<String, String> examples = new HashMap<>();
            for (Rule it : Rule.values()) {
                String name = "Broken" + it.ordinal();
                examples.put(name, it.broken.formatted(name));
            }
            return List.of(Path.of("target", "classes", "org", "ncbrelay", "domain"), CompiledSource.compile(examples));
        }
    }
}
