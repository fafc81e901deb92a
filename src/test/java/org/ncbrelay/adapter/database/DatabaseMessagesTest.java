package org.ncbrelay.adapter.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.runtime.Incident;
import org.camunda.bpm.engine.runtime.Job;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.flow.acknowledgment.AcknowledgmentProcess;
import org.ncbrelay.security.Caller;
import org.ncbrelay.support.Answer;
import org.ncbrelay.support.FlowTestCase;
import org.ncbrelay.support.Flowchart;
import org.slf4j.LoggerFactory;
import org.slf4j.bridge.SLF4JBridgeHandler;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** A row that the database refuses is in no log, no trace of a job and no incident: only the name of the constraint is. */
@ExtendWith(OutputCaptureExtension.class)
class DatabaseMessagesTest extends FlowTestCase {
    private static final String SECRET = "Ivory of the brothers Quillfeather";
    private static final String REMINDER = AcknowledgmentProcess.ACKNOWLEDGE;

    @Autowired
    private JdbcTemplate application;

    @LocalServerPort
    private int port;

    @BeforeEach
    void prepare() {
        administration.execute("CREATE TABLE refused_title (title text CONSTRAINT title_is_new PRIMARY KEY)");
        administration.execute("GRANT SELECT, INSERT ON refused_title TO relay_app");
        administration.update("INSERT INTO refused_title VALUES (?)", SECRET);
    }

    @AfterEach
    void forget() {
        administration.execute("DROP TRIGGER IF EXISTS refuse_title ON timeline_event");
        administration.execute("DROP FUNCTION IF EXISTS refuse_title()");
        administration.execute("DROP TABLE refused_title");
        administration.execute("ALTER TABLE support_request DROP CONSTRAINT IF EXISTS title_is_harmless");
    }

    @Test
    void aRequestThatTheDatabaseRefusesIsNotQuotedInTheLog(CapturedOutput log) throws JsonProcessingException {
        refuseWhatIsWritten("title_is_new");
        Map<String, Object> body = Flowchart.sample();
        body.put("title", SECRET);
        var answer = basic("agency.ken").post("/api/support-requests", new ObjectMapper().writeValueAsString(body));
        answer.with(500);
        assertThat(answer.text()).doesNotContain("title_is_new", "Quillfeather");
        assertThat(log.toString()).contains("title_is_new").doesNotContain("Quillfeather");
    }

    /** What a person can name, and an operator finds: one id on the page, in the answer and in the line of the fault. */
    @ParameterizedTest
    @CsvSource({
        "en, 'If this happens again, give this number to the operators:'",
        "fr, 'Si cela se reproduit, communiquez ce numéro aux opérateurs :'",
        "es, 'Si vuelve a ocurrir, comunique este número a los operadores:'",
        "ar, إذا تكرر ذلك فأبلغوا المشغّلين بهذا الرقم:"
    })
    void aPageThatFailsHasTheIdOfItsLineInTheLog(String language, String words) {
        CaseReference reference = flow.submit("agency.ken", body -> body.put("title", SECRET));
        Caller officer = session("agency.ken");
        refuseWhatIsWritten("title_is_new");
        String id = "fault-" + language;
        // Another application that ended in this JVM took the bridge from Tomcat's logger with it, and gave the console
        // its format.
        if (!SLF4JBridgeHandler.isInstalled()) SLF4JBridgeHandler.install();
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        log.start();
        Logger root = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
        root.addAppender(log);

        Answer page = officer.send(
                "POST",
                "/cases/" + reference + "/messages",
                "to=NCB&text=" + SECRET.replace(' ', '+') + "&_csrf=" + officer.token("/cases/" + reference),
                "Content-Type",
                "application/x-www-form-urlencoded",
                "Accept",
                "text/html",
                "Accept-Language",
                language,
                "X-Correlation-Id",
                id);

        root.detachAppender(log);
        page.with(500);
        assertThat(page.header("X-Correlation-Id")).isEqualTo(id);
        assertThat(page.text()).contains(words, ">" + id + "<").doesNotContain("Quillfeather");
        assertThat(log.list)
                .filteredOn(line -> line.getLevel() == Level.ERROR
                        && id.equals(line.getMDCPropertyMap().get("correlationId")))
                .hasSize(1);
        assertThat(officer.get("/no/such/page", "Accept", "text/html").text())
                .doesNotContain("bdi class=\"reference\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"title_is_new", "title_is_harmless"})
    void aJobThatTheDatabaseRefusesLeavesNoRowInItsTrace(String constraint, CapturedOutput log) {
        CaseReference reference = flow.submit("agency.ken", body -> body.put("title", SECRET));
        refuseWhatIsWritten(constraint);
        Job job = reminder(reference);
        management.setJobRetries(job.getId(), 1);
        Throwable failure = catchThrowable(() -> flow.fireTimer(reference, REMINDER));
        List<Incident> incidents = runtime.createIncidentQuery()
                .processInstanceId(job.getProcessInstanceId())
                .list();
        assertThat(incidents).hasSize(1);
        for (String told : List.of(
                trace(failure),
                management.getJobExceptionStacktrace(job.getId()),
                incidents.get(0).getIncidentMessage() + reminder(reference).getExceptionMessage()))
            assertThat(told).contains(constraint).doesNotContain("Quillfeather");
        assertThat(log.toString()).doesNotContain("Quillfeather");
    }

    @Test
    void aBatchIsNotQuotedEither() {
        Throwable failure = catchThrowable(() -> application.batchUpdate(
                "INSERT INTO refused_title VALUES (?)", List.of(new Object[] {"new"}, new Object[] {SECRET})));
        assertThat(trace(failure)).contains("title_is_new").doesNotContain("Quillfeather");
    }

    @Test
    void aMigrationIsNotQuotedEither(@Autowired Flyway migrations) throws SQLException {
        try (var connection = migrations.getConfiguration().getDataSource().getConnection();
                var statement = connection.prepareStatement("INSERT INTO refused_title VALUES (?)")) {
            statement.setString(1, SECRET);
            administration.execute("GRANT SELECT, INSERT ON refused_title TO relay_owner");
            assertThat(trace(catchThrowable(statement::execute)))
                    .contains("title_is_new")
                    .doesNotContain("Quillfeather");
        }
    }

    /** The log of the embedded server lies beside its data. */
    @Test
    void theServersOwnLogDoesNotQuoteTheRow() throws IOException {
        catchThrowable(() -> application.update("INSERT INTO refused_title VALUES (?)", SECRET));
        catchThrowable(() -> application.execute("INSERT INTO refused_title VALUES ('" + SECRET + "')"));
        Path log =
                Path.of("target", "postgres", "run-" + ProcessHandle.current().pid(), "server.log");
        assertThat(Files.readString(log)).contains("title_is_new").doesNotContain("Quillfeather");
    }

    /** Without the setting of the driver the row is quoted: so the tests above can fail. */
    @Test
    void aConnectionWithoutTheSettingQuotesTheRow(@Autowired DatabaseAccess access) {
        JdbcTemplate bare = new JdbcTemplate(new DriverManagerDataSource(
                access.url(), access.application().user(), access.application().password()));
        Throwable failure = catchThrowable(() -> bare.update("INSERT INTO refused_title VALUES (?)", SECRET));
        // The server itself says less since its log is terse; what it sends to its clients is not.
        assertThat(trace(failure)).contains("Quillfeather");
    }

    private Job reminder(CaseReference reference) {
        return flow.instances(reference).stream()
                .flatMap(instance ->
                        management
                                .createJobQuery()
                                .processInstanceId(instance.getId())
                                .activityId(REMINDER)
                                .list()
                                .stream())
                .findFirst()
                .orElseThrow();
    }

    /** Whoever writes into the timeline touches a row with the secret, and breaks the constraint. */
    private void refuseWhatIsWritten(String constraint) {
        boolean unique = constraint.equals("title_is_new");
        if (!unique)
            administration.execute("ALTER TABLE support_request ADD CONSTRAINT title_is_harmless CHECK (title <> '"
                    + SECRET + "') NOT VALID");
        String act = unique
                ? "INSERT INTO refused_title SELECT title FROM support_request WHERE reference = NEW.reference"
                : "UPDATE support_request SET updated_at = updated_at WHERE reference = NEW.reference";
        administration.execute("CREATE FUNCTION refuse_title() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS "
                + "$$ BEGIN " + act + "; RETURN NEW; END $$");
        administration.execute("CREATE TRIGGER refuse_title BEFORE INSERT ON timeline_event FOR EACH ROW "
                + "EXECUTE FUNCTION refuse_title()");
    }

    private static String trace(Throwable failure) {
        StringWriter text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text));
        return text.toString();
    }
}
