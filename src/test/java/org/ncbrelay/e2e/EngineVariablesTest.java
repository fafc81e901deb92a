package org.ncbrelay.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.ncbrelay.adapter.database.DatabaseAccess;
import org.ncbrelay.flow.support.sharing.SharingProcess;
import org.ncbrelay.support.Caller;
import org.ncbrelay.support.FromOutside;
import org.ncbrelay.support.Samples;
import org.ncbrelay.support.Staff;
import org.ncbrelay.support.matter.StoredRows;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** The engine is no database: it keeps a few small variables, and nothing that a case says. */
@FromOutside
class EngineVariablesTest {
    private static final String SECRET = "Quagga-answer-4711";

    /** The engine's own counters of parallel capabilities. */
    private static final Pattern LOOP = Pattern.compile("nrOf.*Instances|loopCounter");

    private final Caller http;
    private final Clock clock;
    private final JdbcTemplate administration;

    @Autowired
    EngineVariablesTest(Caller http, Clock clock, DatabaseAccess access) {
        this.http = http;
        this.clock = clock;
        this.administration = new StoredRows(access).administration();
    }

    @Test
    void aCaseInTheMiddleOfSupportHasFewSmallVariablesWithoutContent() {
        Staff staff = submit();
        staff.complete(staff.until(SharingProcess.SCOPE));
        staff.until(SharingProcess.WRITE);

        List<Map<String, Object>> variables =
                variables(staff.view().path("reference").asText());
        assertThat(variables)
                .filteredOn(variable ->
                        !LOOP.matcher(variable.get("name_").toString()).matches())
                .hasSizeBetween(1, 12);
        assertThat(variables)
                .allSatisfy(variable ->
                        assertThat(String.valueOf(variable.get("text_"))).hasSizeLessThan(100));
        assertThat(variables.toString())
                .doesNotContain(
                        "Carved ivory",
                        "seller accounts",
                        "coastal",
                        "desk4",
                        "Officer in charge",
                        "WCIU/2026",
                        SECRET);
        staff.untilTheEnd();
        for (String table : List.of(
                "act_ru_variable",
                "act_hi_varinst",
                "act_hi_detail",
                "act_hi_comment",
                "act_hi_op_log",
                "act_ru_task",
                "act_hi_taskinst",
                "act_ru_job",
                "act_ge_bytearray"))
            assertThat(rowsWith(table, SECRET)).as(table).isZero();
    }

    private Staff submit() {
        ObjectNode sample =
                Samples.with(Samples.tree("ivory-marketplace"), "capabilities", List.of("INFORMATION_SHARING"));
        String reference = http.submit("agency.ken", sample);
        return new Staff(http, LocalDate.now(clock), reference)
                .answering(SharingProcess.SCOPE, "question", "Who is " + SECRET + "?")
                .answering(SharingProcess.WRITE, "findings", "It was " + SECRET + ", as we thought.");
    }

    private List<Map<String, Object>> variables(String reference) {
        return administration.queryForList("""
                SELECT v.* FROM act_ru_variable v
                  JOIN act_ru_execution e ON e.id_ = v.proc_inst_id_
                 WHERE e.business_key_ = ? AND e.parent_id_ IS NULL""", reference);
    }

    /** Byte arrays stand in a row's text as hexadecimal digits. */
    private long rowsWith(String table, String text) {
        String hex = java.util.HexFormat.of().formatHex(text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        return administration.queryForObject(
                "SELECT count(*) FROM " + table + " t WHERE strpos(t::text, ?) > 0 OR strpos(t::text, ?) > 0",
                Long.class,
                text,
                hex);
    }
}
