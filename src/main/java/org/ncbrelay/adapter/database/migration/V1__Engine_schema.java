package org.ncbrelay.adapter.database.migration;

import java.util.List;
import java.util.stream.Stream;
import org.flywaydb.core.api.migration.BaseJavaMigration;
import org.flywaydb.core.api.migration.Context;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.jdbc.datasource.init.ScriptUtils;
import org.springframework.stereotype.Component;

/** Creates the process engine's tables from the scripts in its own jar, so that they are always those of the pinned version. */
@Component
public class V1__Engine_schema extends BaseJavaMigration {
    private static final String SCRIPT = "org/camunda/bpm/engine/db/create/activiti.postgres.create.%s.sql";

    @Override
    public void migrate(Context context) {
        for (Resource script : scripts()) ScriptUtils.executeSqlScript(context.getConnection(), script);
    }

    /** The scripts of the pinned version, in the order in which they run. */
    public static List<Resource> scripts() {
        return Stream.of(
                        "engine",
                        "history",
                        "identity",
                        "case.engine",
                        "case.history",
                        "decision.engine",
                        "decision.history")
                .<Resource>map(part -> new ClassPathResource(SCRIPT.formatted(part)))
                .toList();
    }
}
