package org.ncbrelay.engine.expressions;

import java.util.Set;
import org.camunda.bpm.engine.ArtifactFactory;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.runtime.DeserializationTypeValidator;

/** Keeps the engine from creating objects of classes that a model or a sender names. */
final class NoNamedClasses implements DeserializationTypeValidator, ArtifactFactory {
    /** What answers of forms consist of; a list is stored as JSON with its type. */
    private static final Set<String> TYPES = Set.of(
            "java.lang.Object",
            "java.lang.String",
            "java.lang.Boolean",
            "java.lang.Integer",
            "java.lang.Long",
            "java.lang.Double",
            "java.util.ArrayList",
            "java.util.LinkedHashMap");

    /** Whether a variable that is stored as JSON may be read back as this class. */
    @Override
    public boolean validate(String className) {
        return className != null && TYPES.contains(className);
    }

    @Override
    public <T> T getArtifact(Class<T> named) {
        throw new ProcessEngineException("A model names beans, not classes.");
    }
}
