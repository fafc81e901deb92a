package org.ncbrelay.security.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.flow.authorization.AuthorizationProcess;
import org.ncbrelay.security.Caller;
import org.ncbrelay.security.engineapi.AllowedCall;
import org.ncbrelay.security.engineapi.AllowedCall.OpenTo;
import org.ncbrelay.security.engineapi.OpenCalls;
import org.ncbrelay.support.Answer;
import org.ncbrelay.support.doors.Doors;
import org.ncbrelay.support.doors.Reads;
import org.ncbrelay.support.gallery.Gallery;
import org.ncbrelay.support.gallery.GalleryTest;
import org.ncbrelay.support.walks.SupportWalk;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.StatementCallback;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Who reads what a case or intelligence says stands in the audit: every address of ours that answers a GET is found in the application
 * and read, and each must note exactly what {@code doors/reads.md} says. The engine holds no content of cases (ScriptedCaseTest) but a
 * few variables, which say what a task is about.
 */
@GalleryTest
class ReadsAreAuditedTest extends AccessTestCase {
    private final SupportWalk support;
    private final Reads reads;
    private final Gallery gallery;
    private final RequestMappingHandlerMapping addresses;

    @Autowired
    ReadsAreAuditedTest(
            SupportWalk support,
            Reads reads,
            Gallery gallery,
            @Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping addresses) {
        this.support = support;
        this.reads = reads;
        this.gallery = gallery;
        this.addresses = addresses;
    }

    @Test
    void noAddressIsForgotten() {
        assertThat(Reads.table().stream().map(Reads.Read::door).collect(Collectors.toSet()))
                .as("addresses that answer a GET")
                .isEqualTo(Doors.readable(addresses));
    }

    @Test
    void everyReadIsNotedOnce() {
        List<String> wrong = new ArrayList<>();
        for (Reads.Found found : reads.all()) {
            if (found.answer().status() != found.read().status())
                wrong.add(found.read() + " answers " + found.answer().status());
            else if (!found.acts().equals(found.read().acts()))
                wrong.add(found.read() + " notes " + String.join(" ", found.acts()));
        }
        assertThat(wrong).isEmpty();
    }

    /** Through both doors; what a task is about is the one content that the engine has. */
    @Test
    void anAnswerOfTheEngineThatHasContentIsNotedOnceAndNoOtherIs() {
        CaseReference reference = walk.acknowledged(flow.submit("agency.ken"));
        String task = flow.taskId(reference, AuthorizationProcess.DECIDE);
        String filter = administration.queryForObject(
                "SELECT id_ FROM act_ru_filter WHERE query_ LIKE '%\"ncb-heads\"%'", String.class);
        String head = "ncbhead.ken";
        List<String> noted = new ArrayList<>();
        for (String door : List.of("/engine-rest", "/camunda/api/engine/engine/default")) {
            Caller caller = door.equals("/engine-rest") ? basic(head) : session(head);
            caller.get("/camunda/app/tasklist/default/");
            for (AllowedCall call : OpenCalls.OF_ENGINE) {
                if (call.openTo() != OpenTo.OFFICERS) continue;
                String pattern = call.path().getPatternString();
                boolean asks = pattern.equals("/task") || pattern.endsWith("/list") || pattern.endsWith("/count");
                if (!call.method().equals("GET") && !(call.method().equals("POST") && asks)) continue;
                String path = pattern.replace("{id}", pattern.startsWith("/filter") ? filter : task)
                        .replace("{key}", "supportRequest")
                        .replace("{self}", head);
                int before = acts(head).size();
                Answer answer = caller.send(
                        call.method(),
                        door + path,
                        call.method().equals("GET") ? null : "{}",
                        "Accept",
                        "application/hal+json, application/json;q=0.9, */*;q=0.8",
                        "X-XSRF-TOKEN",
                        String.valueOf(caller.cookie("XSRF-TOKEN")));
                // Tasklist's form has what the decision needs, which the pages' own use case reads and notes.
                boolean form = answer.text().contains("Field_content");
                boolean content = form || answer.text().contains("Loxodonta africana");
                String named = call.method() + ' ' + door + pattern;
                assertThat(acts(head)).as(named).hasSize(before + (content ? 1 : 0));
                assertThat(content && !form).as(named).isEqualTo(call.readsCases());
                if (content) noted.add(named);
            }
        }
        assertThat(noted).hasSize(9).contains("GET /engine-rest/task/{id}/form-variables");
    }

    /** Every row of a case and of intelligence on which INTERPOL or France acted names, as who acted, a login that occurs nowhere else. */
    @Test
    void noReadOfACountryShowsALoginOfAnotherOrganisation() {
        CaseReference reference = support.asked("IST_DEPLOYMENT", "COORDINATION_MEETING");
        support.planned(reference);
        assertThat(session("ncb.fra").get("/invitations").text()).contains("href=\"/tasks/");
        support.held(support.agendaSet(support.answered(reference)));
        support.signed(reference, 5);
        CaseReference intelligence = gallery.intelligence("shared");
        List<String> strangers =
                List.of(bureau.employs("zz", "INTERPOL", "gwet-analysts"), bureau.employs("zz", "FRA", "ncb-officers"));
        String theirs = "('analyst', 'lead', 'ist')";
        CaseReference delivered = walk.toDelivery(flow.submit("agency.ken"));
        http.post("gs", "/api/support-requests/" + delivered + "/messages", Map.of("to", "NCB", "text", "A question"))
                .with(201);
        List<?> references = List.of(reference, delivered, intelligence);
        int renamed = rename(strangers.get(0), theirs, references)
                + rename("zz-whose-account-is-deleted", "('gs')", references)
                + rename(strangers.get(1), "('ncb.fra', 'ncbhead.fra')", references);
        int claimed = administration.update(
                "UPDATE act_ru_task SET assignee_ = ? WHERE tenant_id_ = 'INTERPOL' AND reference IN (?, ?)",
                strangers.get(0),
                reference.value(),
                delivered.value());
        assertThat(claimed).as("tasks").isPositive();
        assertThat(renamed).as("rows").isGreaterThan(20);
        String api = "/api/support-requests/" + reference;
        assertThat(http.get("gs", api).text()).as("INTERPOL knows them").contains(strangers);

        int addresses = 0;
        for (Reads.Read read : Reads.table()) {
            if (!read.reader().contains(".") || read.door().contains(".pdf")) continue;
            boolean ofCase = read.door().matches("/(api/support-requests|cases)/.*")
                    && !read.door().contains("{id}");
            String address = reads.address(read);
            Set<String> its = new TreeSet<>(List.of(address));
            if (ofCase && read.reader().endsWith(".ken"))
                for (CaseReference each : List.of(reference, delivered))
                    its.add(address.replace(gallery.caseOf(read.state()).value(), each.value()));
            // A token of a form may begin as a login does, but has no point.
            String stranger = read.reader().endsWith(".fra") ? Pattern.quote(strangers.get(0)) : "zz-(\\d+\\.|whose)";
            for (String each : its)
                assertThat(reads.session(read.reader()).get(each).text())
                        .as(each)
                        .doesNotContainPattern(stranger);
            addresses++;
        }
        assertThat(addresses).isGreaterThan(80);
        assertThat(http.get("ncb.ken", api).text()).contains("\"recordedBy\":\"INTERPOL\"", "\"answeredBy\":\"FRA\"");
        assertThat(http.get("ncb.ken", api + "/timeline").text())
                .contains("\"actor\":\"INTERPOL\"")
                .doesNotContain("\"actor\":\"–\"");
        assertThat(session("ncb.ken").get("/cases/" + reference).text()).contains("<bdi>INTERPOL</bdi>");
    }

    /** @return how many rows of these cases name somebody else now */
    private int rename(String login, String logins, List<?> references) {
        int renamed = 0;
        for (Map<String, Object> column : administration.queryForList("""
                SELECT table_name AS name, column_name AS actor FROM information_schema.columns c JOIN information_schema.tables t
                       USING (table_schema, table_name)
                 WHERE table_schema = 'public' AND table_type = 'BASE TABLE' AND data_type = 'text'
                   AND column_name ~ '_by$|^(actor|author|sender)$' AND table_name !~ '^(act|audit)_'
                   AND EXISTS (SELECT FROM information_schema.columns r WHERE r.table_schema = c.table_schema
                                  AND r.table_name = c.table_name AND r.column_name = 'reference')"""))
            for (Object reference : references) {
                String update = "UPDATE %1$s SET %2$s = '%3$s' WHERE %2$s IN %4$s AND reference = '%5$s'"
                        .formatted(column.get("name"), column.get("actor"), login, logins, reference);
                renamed += administration.execute((StatementCallback<Integer>) statement -> {
                    statement.execute("SET session_replication_role = replica");
                    int rows = statement.executeUpdate(update);
                    statement.execute("SET session_replication_role = origin");
                    return rows;
                });
            }
        return renamed;
    }

    @Test
    void whatCannotBeNotedIsNotRead() {
        String task = gallery.task("acknowledged");
        Map<String, Reads.Read> noted = new LinkedHashMap<>();
        for (Reads.Found each : reads.all())
            if (!each.read().acts().isEmpty() && !each.read().acts().toString().contains("EVIDENCE"))
                noted.putIfAbsent(each.read().door(), each.read());
        administration.execute("REVOKE EXECUTE ON FUNCTION relay_audit_read FROM relay_app");
        try {
            noted.values()
                    .forEach(read -> assertThat(reads.again(read).status())
                            .as(read.toString())
                            .isEqualTo(500));
            Caller script = basic("ncbhead.ken");
            script.get("/engine-rest/task/" + task + "/form-variables").with(500);
        } finally {
            administration.execute("GRANT EXECUTE ON FUNCTION relay_audit_read TO relay_app");
        }
    }
}
