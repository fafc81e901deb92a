package org.ncbrelay.web.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonIncludeProperties;
import com.fasterxml.jackson.databind.Module;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import io.swagger.v3.core.jackson.ModelResolver;
import io.swagger.v3.core.jackson.TypeNameResolver;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.util.Optional;
import java.util.Set;
import org.ncbrelay.NcbRelay;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Note;
import org.ncbrelay.domain.OrganisationCode;
import org.ncbrelay.domain.Violation;
import org.ncbrelay.domain.token.AccessToken.TokenPart;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.providers.ObjectMapperProvider;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.MediaType;

/** What the document of the API says about itself, and how values of the domain appear in it. */
@Configuration(proxyBeanMethods = false)
class ApiDescription {
    /** Of an operation: the parts of which a token must have one. */
    static final String TOKEN_PARTS = "x-token-parts";

    /** Codes and references appear in JSON, and in the document, as the plain words they are. */
    ApiDescription() {
        SpringDocUtils.getConfig()
                .replaceWithClass(OrganisationCode.class, String.class)
                .replaceWithClass(CaseReference.class, String.class)
                .replaceWithClass(Note.class, String.class);
    }

    @Bean
    Module plainWords() {
        return new SimpleModule("domain words")
                .addSerializer(OrganisationCode.class, ToStringSerializer.instance)
                .addSerializer(CaseReference.class, ToStringSerializer.instance)
                .addSerializer(Note.class, ToStringSerializer.instance)
                .setMixInAnnotation(Violation.class, ReadOfViolation.class);
    }

    /** What callers of the API read of a violation; the code is left out where there is none. */
    @JsonIncludeProperties({"field", "code", "message"})
    private interface ReadOfViolation {
        @JsonInclude(JsonInclude.Include.NON_EMPTY)
        String code();
    }

    @Bean
    OpenAPI openApi() {
        return new OpenAPI()
                .info(new Info()
                        .title("NCB Relay API")
                        .version(version())
                        .description("Requests for support against wildlife crime, and intelligence to member countries"
                                + " (CITES Notification 2019/042). Errors are problem details (RFC 9457). A script's token opens a call if it has"
                                + " one of the parts in " + TOKEN_PARTS
                                + "; a task of intelligence needs INTELLIGENCE, any other CASES.")
                        .license(new License().name("Apache-2.0")));
    }

    /** Records of the same name in two places are two schemas: each is named by all classes that it lies in. */
    @Bean
    ModelResolver modelResolver(ObjectMapperProvider mappers) {
        TypeNameResolver names = new TypeNameResolver() {
            @Override
            protected String nameForClass(Class<?> type, Set<Options> options) {
                String whole = type.getName();
                return whole.substring(whole.lastIndexOf('.') + 1).replace("$", "");
            }
        };
        return (ModelResolver) new ModelResolver(mappers.jsonMapper(), names).openapi31(true);
    }

    /** The CITES appendix is looked up, never sent. */
    @Bean
    OpenApiCustomizer lookedUp() {
        return api -> api.getComponents().getSchemas().values().stream()
                .map(schema -> ((Schema<?>) schema).getProperties())
                .filter(properties -> properties != null && properties.containsKey("citesAppendix"))
                .forEach(properties -> properties.get("citesAppendix").setReadOnly(true));
    }

    /** Any call may meet a database that is away, or that could not do it in time, and is of a part of a token. */
    @Bean
    OpenApiCustomizer outagesAndTokenParts() {
        ApiResponse away = new ApiResponse()
                .description(
                        "The database does not answer, or could not do this in time. The detail says whether anything was done; Retry-After, in seconds, when to try again.")
                .addHeaderObject("Retry-After", new Header().schema(new IntegerSchema()))
                .content(new Content()
                        .addMediaType(
                                MediaType.APPLICATION_PROBLEM_JSON_VALUE,
                                new io.swagger.v3.oas.models.media.MediaType()));
        return api -> api.getPaths()
                .forEach((address, path) -> path.readOperations().forEach(operation -> {
                    operation.getResponses().addApiResponse("503", away);
                    if (!address.startsWith("/engine-rest"))
                        operation.addExtension(
                                TOKEN_PARTS,
                                TokenPart.of(address).stream().sorted().toList());
                }));
    }

    /** The packaged relay knows its version; one that runs from its classes has none. */
    private static String version() {
        return Optional.ofNullable(NcbRelay.class.getPackage().getImplementationVersion())
                .orElse("development");
    }
}
