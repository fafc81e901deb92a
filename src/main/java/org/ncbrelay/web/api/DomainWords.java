package org.ncbrelay.web.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonIncludeProperties;
import com.fasterxml.jackson.databind.Module;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Note;
import org.ncbrelay.domain.OrganisationCode;
import org.ncbrelay.domain.Violation;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Lets codes and references appear in JSON, and in the document that describes the API, as the plain words they are. */
@Configuration(proxyBeanMethods = false)
class DomainWords {
    DomainWords() {
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
}
