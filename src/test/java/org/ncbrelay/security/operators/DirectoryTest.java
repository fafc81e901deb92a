package org.ncbrelay.security.operators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.OrganisationCode;
import org.ncbrelay.domain.casefile.Addressee;
import org.ncbrelay.journal.Journal;
import org.ncbrelay.port.Letter;
import org.ncbrelay.security.DoorTest;
import org.ncbrelay.support.Answer;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** The directory while the relay runs: what two operators, and what the head of an NCB, can change of it. */
class DirectoryTest extends DoorTest {
    private static final String DIRECTORY = "/api/administration/directory";

    @Autowired
    Journal journal;

    @Autowired
    TransactionOperations transactions;

    /** Other tests meet the directory of the demo; rows that only a superuser can take back. */
    @AfterEach
    void restore() {
        basic("operator")
                .get("/api/administration/changes")
                .json()
                .path("pending")
                .forEach(waiting -> refuse("operator", waiting.path("number").asLong()));
        administration.execute("""
                SET session_replication_role = replica;
                DELETE FROM agency WHERE code LIKE '%-TEST%';
                UPDATE organisation SET mail_address = CASE code WHEN 'INTERPOL' THEN 'general-secretariat@relay.example'
                           ELSE 'ncb.' || lower(code) || '@relay.example' END, language = NULL, changed_by = NULL, changed_at = NULL
                 WHERE changed_by IS NOT NULL;
                RESET session_replication_role""");
        identity.createGroupQuery().list().stream()
                .filter(group -> group.getId().contains("-TEST"))
                .forEach(group -> identity.deleteGroup(group.getId()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"KEN", "INTERPOL"})
    void anAddressIsChangedByTwoAndTheNextLetterGoesThere(String code) {
        String former = nextRecipient(code);
        Answer asked = change(code, "{\"mailAddress\":\"desk@new.example\",\"language\":\"fr\"}")
                .with(202);
        long number = asked.json().path("number").asLong();

        confirm("operator", number).with(403);
        assertThat(nextRecipient(code)).isEqualTo(former).endsWith("@relay.example");

        confirm("operator2", number).with(200);
        assertThat(nextRecipient(code)).isEqualTo("desk@new.example");
        assertThat(administration.queryForObject(
                        "SELECT language FROM outbox_mail ORDER BY created_at DESC LIMIT 1", String.class))
                .isEqualTo("fr");
        assertThat(acts(code, code)).contains("ORGANISATION_CHANGED by operator2");
        assertThat(session("operator").get("/administration/directory").text())
                .contains("desk@new.example", "ncb-heads");
    }

    @Test
    void whatIsExportedChangesNothingWhereItIsImported() {
        Answer table = session("operator").get("/administration/directory.csv").with(200);
        assertThat(table.text())
                .startsWith("code,name,mailAddress,language,timeZone,weekend,alpha2,freeDays\r\n")
                .contains("\r\nKEN,Kenya,", "\r\nKEN-WCIU,");
        assertThat(table.text().lines().count())
                .isEqualTo(1
                        + basic("operator")
                                .get(DIRECTORY)
                                .json()
                                .path("entries")
                                .size());
        assertThat(imported(table.text(), true).with(409).text()).contains("says all of this already");
        assertThat(imported(table.text().replace("KEN,Kenya,", "KEN,Republic of Kenya,"), true)
                        .with(200)
                        .json()
                        .path("changes")
                        .toString())
                .isEqualTo("{\"KEN.name\":\"Republic of Kenya\"}");
    }

    @Test
    void operatorsAddFreeDaysOfACountryAndTakeThemBack() {
        change("KEN", "{\"freeDays\":\"3 March\"}").with(400);
        change("KEN", "{\"freeDays\":\"2027-03-03 One; 2027-03-03 Two\"}").with(400);
        change("KEN", "{\"freeDays\":\"2027-02-30 No day\"}").with(400);
        long number = change("KEN", "{\"freeDays\":\"2027-04-21 Harvest; 2027-03-03 Founders' Day\"}")
                .with(202)
                .json()
                .path("number")
                .asLong();
        confirm("operator2", number).with(200);

        assertThat(basic("ncb.ken").get("/api/free-days").with(200).text())
                .contains("2027-03-03", "Founders' Day", "2027-04-21", "operator2");
        assertThat(basic("ncb.fra").get("/api/free-days").with(200).text()).doesNotContain("Harvest");
        assertThat(session("operator").get("/administration/directory.csv").text())
                .contains(",2027-03-03 Founders' Day; 2027-04-21 Harvest\r\n");
        number = change("KEN", "{\"freeDays\":\"none\"}")
                .with(202)
                .json()
                .path("number")
                .asLong();
        confirm("operator2", number).with(200);
        assertThat(basic("ncb.ken").get("/api/free-days").with(200).text()).doesNotContain("Founders");
        assertThat(acts("KEN", "2027-03-03")).contains("FREE_DAY_ADDED by operator2", "FREE_DAY_REMOVED by operator2");
    }

    @Test
    void theApplicationAloneChangesNoOrganisation(@Autowired JdbcClient application) {
        assertThatThrownBy(() -> application
                        .sql("UPDATE organisation SET mail_address = 'desk@new.example' WHERE code = 'KEN'")
                        .update())
                .hasStackTraceContaining("two operators change an organisation");
    }

    @Test
    void everyBadFieldIsNamedAndNothingIsRequested() {
        long newest =
                administration.queryForObject("SELECT coalesce(max(number), 0) FROM administration_change", Long.class);

        assertThat(change(
                                "KEN",
                                "{\"mailAddress\":\"nobody\",\"timeZone\":\"Moon\",\"weekend\":\"SOON\",\"colour\":\"red\"}")
                        .with(400)
                        .text())
                .contains("mailAddress", "timeZone", "weekend", "colour");
        assertThat(change("XXX", "{\"name\":\"Nowhere\"}").with(400).text()).contains("mailAddress", "timeZone");
        change("XXX-TEST", "{\"name\":\"Unit\"}").with(400);
        change("INTERPOL", "{\"timeZone\":\"Europe/Paris\"}").with(400);
        change("KEN", "{\"mailAddress\":\"ncb.ken@relay.example\"}").with(409);
        assertThat(administration.queryForObject(
                        "SELECT coalesce(max(number), 0) FROM administration_change", Long.class))
                .isEqualTo(newest);
    }

    @Test
    void theHeadOfAnNcbRegistersAnAgencyWhichThenHasItsGroup() {
        String agency = "/api/agencies/KEN-TEST";
        basic("ncb.ken").put(agency, "{\"name\":\"Unit\"}").with(403);
        basic("ncbhead.fra").put(agency, "{\"name\":\"Unit\"}").with(404);
        assertThat(basic("ncbhead.ken")
                        .put(agency, "{\"mailAddress\":\"wrong\"}")
                        .with(400)
                        .text())
                .contains("mailAddress");

        basic("ncbhead.ken")
                .put(agency, "{\"name\":\"Unit\",\"mailAddress\":\"unit@kenya.example\"}")
                .with(200);
        Answer renamed =
                basic("ncbhead.ken").put(agency, "{\"name\":\"Wildlife unit\"}").with(200);

        assertThat(renamed.field("mailAddress")).isEqualTo("unit@kenya.example");
        assertThat(renamed.field("approved")).isEqualTo("false");
        assertThat(acts("KEN", "KEN-TEST"))
                .containsExactly("AGENCY_ADDED by ncbhead.ken", "AGENCY_CHANGED by ncbhead.ken");
        assertThat(identity.createGroupQuery()
                        .groupId("KEN-TEST")
                        .singleResult()
                        .getName())
                .isEqualTo("Wildlife unit");
        assertThat(session("ncbhead.ken").get("/agencies").text()).contains("Wildlife unit");
    }

    /** Who forgot the address asks again; another operator, or one who asks for something else, does not replace what waits. */
    @Test
    void anOperatorCorrectsWhatWaitsAndNobodyElseReplacesIt() {
        change("KEN-TEST-C", "{\"name\":\"Unit\"}").with(202);
        change("KEN-TEST-C", "{\"name\":\"Unit\"}").with(409);
        long corrected = change("KEN-TEST-C", "{\"name\":\"Unit\",\"mailAddress\":\"unit@new.example\"}")
                .with(202)
                .json()
                .path("number")
                .asLong();
        assertThat(basic("operator").get("/api/administration/changes").json().path("pending"))
                .extracting(waiting -> waiting.path("number").asLong())
                .containsExactly(corrected);
        change("KEN-TEST-C", "{\"name\":\"Unit\"}").with(409);
        basic("operator2")
                .put(DIRECTORY + "/KEN-TEST-C", "{\"name\":\"Unit\",\"mailAddress\":\"other@new.example\"}")
                .with(409);
        confirm("operator2", corrected).with(200);
        assertThat(basic("operator").get(DIRECTORY).text()).contains("unit@new.example");
    }

    @Test
    void aTableIsCheckedThenImportedAsOneChange() {
        String table = """
                code,name,mailAddress,language,timeZone,weekend,alpha2
                KEN,Kenya,bureau@kenya.example,,,,
                KEN-TESTED,"Unit, coast",unit@kenya.example,,,,
                FRA,,,fr,,,
                """;
        assertThat(imported(table.replace("bureau@kenya.example", "bureau"), true)
                        .with(400)
                        .text())
                .contains("lines[2].mailAddress");

        Answer dry = imported(table, true).with(200);
        assertThat(dry.json().path("change").isNull()).isTrue();
        assertThat(dry.json().path("changes").size()).isEqualTo(4);
        assertThat(nextRecipient("KEN")).isEqualTo("ncb.ken@relay.example");

        confirm(
                        "operator2",
                        imported(table, false).with(200).json().path("change").asLong())
                .with(200);

        assertThat(nextRecipient("KEN")).isEqualTo("bureau@kenya.example");
        assertThat(acts("KEN", "KEN-TESTED")).containsExactly("AGENCY_ADDED by operator2");
        imported(table, true).with(409);
    }

    @Test
    void aGroupThatDoesNotExistIsRefusedWhenItIsRequested() {
        String officer = hired("ncb-officers", "the sentence of before");
        assertThat(basic("operator")
                        .put("/engine-rest/group/auditor/members/" + officer, null)
                        .with(400)
                        .text())
                .contains("There is no group auditor", "auditors");
    }

    private Answer change(String code, String fields) {
        return basic("operator").put(DIRECTORY + "/" + code, fields);
    }

    private Answer imported(String table, boolean dryRun) {
        return basic("operator")
                .send("POST", DIRECTORY + "/import?dryRun=" + dryRun, table, "Content-Type", "text/csv");
    }

    /** Where a letter to the desk of an organisation would go now. */
    private String nextRecipient(String code) {
        OrganisationCode organisation = new OrganisationCode(code);
        currentOfficer.as(
                Officer.relay(organisation),
                () -> transactions.executeWithoutResult(
                        transaction -> journal.send(Letter.ACCOUNT_CHANGED, Addressee.ncb(organisation))));
        return administration.queryForObject(
                "SELECT recipient FROM outbox_mail ORDER BY created_at DESC LIMIT 1", String.class);
    }

    private List<String> acts(String organisation, String subject) {
        return administration.queryForList(
                "SELECT a.act || ' by ' || p.user_id FROM audit_record a JOIN audit_person p USING (organisation, actor)"
                        + " WHERE organisation = ? AND a.subject = ? ORDER BY a.number",
                String.class,
                organisation,
                subject);
    }
}
