package org.ncbrelay.security.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletRegistration;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Application;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.rest.dto.CamundaQueryParam;
import org.camunda.bpm.engine.rest.dto.authorization.AuthorizationQueryDto;
import org.camunda.bpm.engine.rest.dto.batch.BatchQueryDto;
import org.camunda.bpm.engine.rest.dto.batch.BatchStatisticsQueryDto;
import org.camunda.bpm.engine.rest.dto.history.HistoricDecisionInstanceQueryDto;
import org.camunda.bpm.engine.rest.dto.history.batch.HistoricBatchQueryDto;
import org.camunda.bpm.engine.rest.dto.identity.GroupQueryDto;
import org.camunda.bpm.engine.rest.dto.identity.TenantQueryDto;
import org.camunda.bpm.engine.rest.dto.identity.UserQueryDto;
import org.camunda.bpm.engine.rest.dto.management.JobDefinitionQueryDto;
import org.camunda.bpm.engine.rest.dto.repository.CaseDefinitionQueryDto;
import org.camunda.bpm.engine.rest.dto.repository.DecisionDefinitionQueryDto;
import org.camunda.bpm.engine.rest.dto.repository.DecisionRequirementsDefinitionQueryDto;
import org.camunda.bpm.engine.rest.dto.repository.DeploymentQueryDto;
import org.camunda.bpm.engine.rest.dto.repository.ProcessDefinitionQueryDto;
import org.camunda.bpm.engine.rest.dto.runtime.FilterQueryDto;
import org.camunda.bpm.engine.rest.dto.runtime.IncidentQueryDto;
import org.camunda.bpm.engine.rest.dto.runtime.JobQueryDto;
import org.camunda.bpm.engine.rest.dto.runtime.ProcessInstanceQueryDto;
import org.camunda.bpm.engine.rest.dto.task.TaskQueryDto;
import org.junit.jupiter.api.Test;
import org.ncbrelay.security.engineapi.AllowedCall;
import org.ncbrelay.security.engineapi.EngineApiAllowlist;
import org.ncbrelay.security.engineapi.JsonShape;
import org.ncbrelay.support.AccessTest;
import org.ncbrelay.support.doors.Endpoint;
import org.ncbrelay.support.doors.JaxRsEndpoints;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Every parameter and key that the engine would read of a call that is open is either listed with the call or reviewed as refused, in
 * {@code security/refused-keys.md}: a version of the engine that reads one more fails the build.
 */
@AccessTest
class EngineKeysTest {
    private static final String REST = "/engine-rest";
    private static final Map<String, EngineApiAllowlist.Caller> CALLERS = new TreeMap<>(Map.of(
            "officer", new EngineApiAllowlist.Caller("x1", true, false),
            "operator", new EngineApiAllowlist.Caller("x1", false, true)));

    /** What the engine makes of the query of a call that takes all of it; the longest prefix counts. */
    private static final Map<String, Class<?>> QUERIES = Map.ofEntries(
            Map.entry("/task", TaskQueryDto.class),
            Map.entry("/filter", FilterQueryDto.class),
            Map.entry("/process-definition", ProcessDefinitionQueryDto.class),
            Map.entry("/process-instance", ProcessInstanceQueryDto.class),
            Map.entry("/job", JobQueryDto.class),
            Map.entry("/job-definition", JobDefinitionQueryDto.class),
            Map.entry("/incident", IncidentQueryDto.class),
            Map.entry("/deployment", DeploymentQueryDto.class),
            Map.entry("/decision-definition", DecisionDefinitionQueryDto.class),
            Map.entry("/decision-requirements-definition", DecisionRequirementsDefinitionQueryDto.class),
            Map.entry("/case-definition", CaseDefinitionQueryDto.class),
            Map.entry("/history/decision-instance", HistoricDecisionInstanceQueryDto.class),
            // A sum reads its two dates by name, which are listed with the call.
            Map.entry("/metrics", Object.class),
            Map.entry("/batch", BatchQueryDto.class),
            Map.entry("/batch/statistics", BatchStatisticsQueryDto.class),
            Map.entry("/history/batch", HistoricBatchQueryDto.class),
            Map.entry("/user", UserQueryDto.class),
            Map.entry("/group", GroupQueryDto.class),
            Map.entry("/tenant", TenantQueryDto.class),
            Map.entry("/authorization", AuthorizationQueryDto.class));

    private final ObjectMapper json = new ObjectMapper();
    private final Collection<Application> applications;
    private final ServletContext servlets;
    private final Map<String, Set<String>> refused = new TreeMap<>();
    private final List<String> shadowed = new ArrayList<>();

    @Autowired
    EngineKeysTest(List<Application> applications, ServletContext servlets) {
        this.applications = applications;
        this.servlets = servlets;
    }

    @Test
    void everyKeyThatTheEngineReadsIsListedOrReviewedAsRefused() throws Exception {
        Map<Endpoint, Method> calls = new TreeMap<>();
        for (Application application : applications) calls.putAll(JaxRsEndpoints.methodsOf(application, REST));
        for (ServletRegistration servlet : servlets.getServletRegistrations().values())
            JaxRsEndpoints.methodsOf(servlet).forEach((call, method) -> {
                if (!call.path().startsWith("/camunda/api/engine/engine/{name}")) calls.put(call, method);
            });
        int open = 0;
        for (Map.Entry<Endpoint, Method> call : calls.entrySet())
            for (String caller : CALLERS.keySet()) if (review(call.getKey(), call.getValue(), caller)) open++;
        assertThat(open).isGreaterThan(100);
        assertThat(shadowed).as("calls that another call's path opens").isEmpty();
        assertThat(refused.values()).anySatisfy(names -> assertThat(names).contains("assigneeExpression"));
        Path found = Files.createDirectories(Path.of("target", "security")).resolve("refused-keys.md");
        Files.write(found, lines());
        assertThat(lines())
                .as("what is refused, found in " + found)
                .isEqualTo(Files.readAllLines(Path.of("src/test/resources/security/refused-keys.md")));
    }

    private boolean review(Endpoint endpoint, Method method, String caller) {
        String concrete = endpoint.path().replaceAll("\\{[^}]+}", "x1");
        Optional<AllowedCall> call = EngineApiAllowlist.find(endpoint.method(), concrete, CALLERS.get(caller));
        if (call.isEmpty()) return false;
        String path = endpoint.path().startsWith(REST) ? endpoint.path().substring(REST.length()) : endpoint.path();
        if (!blank(call.get().path().getPatternString()).equals(blank(path)) && !path.contains("/static/"))
            shadowed.add(endpoint + " by " + call.get().path());
        String row = caller + ' ' + endpoint.method() + ' ' + path;
        Set<String> parameters = new TreeSet<>();
        for (Parameter parameter : method.getParameters()) {
            QueryParam named = parameter.getAnnotation(QueryParam.class);
            if (named != null) parameters.add(named.value());
            else if (parameter.getType() == UriInfo.class && isQuery(endpoint, method))
                parameters.addAll(queryOf(path));
            else if (parameter.getAnnotations().length == 0)
                reviewBody(
                        row,
                        json.constructType(parameter.getParameterizedType()),
                        call.get().body(),
                        "");
        }
        parameters.removeAll(call.get().parameters());
        refuse(row + " ?", parameters);
        return true;
    }

    /** The engine asks for the address itself where it makes links; then the query is not read. */
    private static boolean isQuery(Endpoint endpoint, Method method) {
        return endpoint.method().equals("GET") && !endpoint.path().contains("/plugin/");
    }

    private static Set<String> queryOf(String path) {
        Class<?> query = QUERIES.entrySet().stream()
                .filter(known -> path.equals(known.getKey()) || path.startsWith(known.getKey() + '/'))
                .max(Map.Entry.comparingByKey())
                .map(Map.Entry::getValue)
                .orElseThrow(() -> new AssertionError("What does the engine read of the query of " + path + '?'));
        Set<String> names = new TreeSet<>();
        for (Method setter : query.getMethods()) {
            CamundaQueryParam parameter = setter.getAnnotation(CamundaQueryParam.class);
            if (parameter != null) names.add(parameter.value());
        }
        return names;
    }

    private void reviewBody(String row, JavaType type, JsonShape shape, String at) {
        if (shape instanceof JsonShape.ListOf list && type.isContainerType())
            reviewBody(row, type.getContentType(), list.element(), at + "[]");
        else if (shape instanceof JsonShape.EntriesOf entries && type.isMapLikeType())
            reviewBody(row, type.getContentType(), entries.entry(), at + "{}");
        else if (shape instanceof JsonShape.Keys keys && !type.isMapLikeType()) {
            Set<String> unlisted = new TreeSet<>();
            json.getDeserializationConfig().introspect(type).findProperties().forEach(property -> {
                if (!property.couldDeserialize()) return;
                JsonShape below = keys.keys().get(property.getName());
                if (below == null) unlisted.add(property.getName());
                else reviewBody(row, property.getPrimaryType(), below, at + '.' + property.getName());
            });
            refuse(row + " body" + at, unlisted);
        }
    }

    private void refuse(String row, Set<String> names) {
        if (!names.isEmpty()) refused.put(row, names);
    }

    private static String blank(String path) {
        return path.replaceAll("\\{[^}]+}", "{}");
    }

    private List<String> lines() throws IOException {
        List<String> lines = new ArrayList<>(List.of(
                "# What the engine would read, and what is refused before it",
                "",
                "Compared by `EngineKeysTest`, which writes what it found to `target/security`: review each name before it comes here. What",
                "a call accepts is listed in `OpenCalls`.",
                ""));
        for (Map.Entry<String, Set<String>> row : refused.entrySet())
            lines.add("- " + row.getKey() + ": " + row.getValue().stream().collect(Collectors.joining(" ")));
        return lines;
    }
}
