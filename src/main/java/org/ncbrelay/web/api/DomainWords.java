package org.ncbrelay.web.api;

import com.fasterxml.jackson.databind.Module;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.OrganisationCode;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Lets codes and references appear in JSON as the plain words they are. */
@Configuration(proxyBeanMethods = false)
class DomainWords {
    @Bean
    Module plainWords() {
        return new SimpleModule("domain words")
                .addSerializer(OrganisationCode.class, ToStringSerializer.instance)
                .addSerializer(CaseReference.class, ToStringSerializer.instance);
    }
}
