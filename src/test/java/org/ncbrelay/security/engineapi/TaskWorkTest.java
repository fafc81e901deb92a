package org.ncbrelay.security.engineapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.Test;
import org.ncbrelay.security.ActorProbe;
import org.ncbrelay.security.Caller;
import org.ncbrelay.security.DoorTest;
import org.springframework.beans.factory.annotation.Autowired;

class TaskWorkTest extends DoorTest {
    private static final String ACCEPT = variables("\"decision\":{\"value\":\"ACCEPT\"}");

    @Autowired
    ActorProbe probe;

    @Test
    void aTaskGoesFromCountryToGeneralSecretariatAndBack() {
        String instance = started("deskWork");
        assertThat(taskOf(instance).getTenantId()).isEqualTo("KEN");
        assertThat(submit("ncb.ken", instance, ACCEPT).statusCode()).isEqualTo(204);
        runJob(instance);
        assertThat(probe.told()).last().isEqualTo("relay@KEN/KEN");
        assertThat(taskOf(instance).getTenantId()).isEqualTo("INTERPOL");
        assertThat(Caller.json(basic("analyst").get("/engine-rest/task?processInstanceId=" + instance)))
                .hasSize(1);
        assertThat(Caller.json(basic("ncb.ken").get("/engine-rest/task?processInstanceId=" + instance)))
                .isEmpty();
        assertThat(submit("analyst", instance, "{}").statusCode()).isEqualTo(204);
        assertThat(taskOf(instance).getTenantId()).isEqualTo("KEN");
        assertThat(submit("agency.ken", instance, "{}").statusCode()).isEqualTo(204);
        assertThat(runtime.createProcessInstanceQuery()
                        .processInstanceId(instance)
                        .count())
                .isZero();
    }

    @Test
    void aCallCanRunInAnotherCountry() {
        String caller = started("deskAbroad");
        String called = runtime.createProcessInstanceQuery()
                .superProcessInstanceId(caller)
                .singleResult()
                .getId();
        assertThat(taskOf(called).getTenantId()).isEqualTo("FRA");
        assertThat(runtime.createVariableInstanceQuery()
                        .processInstanceIdIn(called)
                        .list())
                .allSatisfy(variable -> assertThat(variable.getTenantId()).isEqualTo("FRA"));
        assertThat(submit("ncb.ken", called, ACCEPT).statusCode()).isEqualTo(404);
        assertThat(submit("ncb.fra", called, ACCEPT).statusCode()).isEqualTo(204);
        runJob(called);
        assertThat(probe.told()).last().isEqualTo("relay@FRA/FRA");
    }

    @Test
    void everyWrongAnswerIsNamed() {
        String instance = started("deskWork");
        HttpResponse<String> answer = submit(
                "ncb.ken",
                instance,
                variables(
                        "\"decision\":{\"value\":\"DECLINE\"},\"reason\":{\"value\":\"short\"},\"days\":{\"value\":99},"
                                + "\"until\":{\"value\":\"tomorrow\"},\"extra\":{\"value\":\"x\"}"));
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(fields(answer)).containsExactlyInAnyOrder("reason", "days", "until", "extra");
        assertThat(answer.body()).doesNotContain("tomorrow");
        assertThat(fields(submit("ncb.ken", instance, "{}"))).containsExactly("decision");
        assertThat(fields(submit("ncb.ken", instance, variables("\"decision\":{\"value\":\"MAYBE\"}"))))
                .containsExactly("decision");
    }

    @Test
    void theDomainHasItsSayToo() {
        String instance = started("deskWork");
        HttpResponse<String> answer = submit(
                "ncb.ken",
                instance,
                variables(
                        "\"decision\":{\"value\":\"DECLINE\"},\"reason\":{\"value\":\"not wildlife crime\"},\"days\":{\"value\":3}"));
        assertThat(Caller.json(answer).path("violations").get(0).path("message").asText())
                .contains("no meaning");
    }

    @Test
    void hiddenAnswersAndEchoesAreDroppedAndNothingIsKeptInTheEngine() {
        String instance = started("deskWork");
        HttpResponse<String> answer = submit(
                "ncb.ken",
                instance,
                variables("\"decision\":{\"value\":\"ACCEPT\"},\"reason\":{\"value\":\"hidden\"},"
                        + "\"summary\":{\"value\":\"something else\"},\"days\":{\"value\":3}"));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(204);
        assertThat(runtime.getVariables(instance)).containsOnlyKeys("summary");
        assertThat(runtime.getVariable(instance, "summary")).isEqualTo("Ivory on a marketplace");
    }

    @Test
    void ofManyWhoCompleteAtOnceOneSucceedsAndTheOthersAreRefused() {
        String instance = started("deskWork");
        String path = path(instance, "submit-form");
        List<CompletableFuture<Integer>> calls = Stream.generate(() -> CompletableFuture.supplyAsync(
                        () -> basic("ncb.ken").post(path, ACCEPT).statusCode()))
                .limit(6)
                .toList();
        List<Integer> statuses = calls.stream().map(CompletableFuture::join).toList();
        assertThat(statuses).containsOnlyOnce(204);
        assertThat(statuses).allMatch(status -> status == 204 || status == 409 || status == 404);
    }

    private HttpResponse<String> submit(String user, String instance, String body) {
        return basic(user).post(path(instance, "submit-form"), body);
    }

    private String path(String instance, String act) {
        return "/engine-rest/task/" + taskOf(instance).getId() + '/' + act;
    }

    private void runJob(String instance) {
        Job job = management.createJobQuery().processInstanceId(instance).singleResult();
        management.executeJob(job.getId());
    }

    private static List<String> fields(HttpResponse<String> answer) {
        return Caller.json(answer).path("violations").findValuesAsText("field");
    }
}
