package org.ncbrelay.port;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ncbrelay.domain.Violation;

/** Steps that an installation draws itself, added to the models of the release. A port because the engine judges and deploys them. */
public interface OwnModels {
    /** The folder of this node; empty if the setting {@code RELAY_MODELS_DIRECTORY} names none. */
    Optional<Folder> folder();

    /**
     * What is wrong with models, file by file; empty if they fit the release.
     *
     * @param files texts by name
     */
    List<Violation> findings(Map<String, String> files);

    /**
     * Deploys the models of the release with these, in the running transaction. Running cases go on with theirs; what begins afterwards takes the
     * new ones, on other nodes within half a minute.
     *
     * @param files texts by name; none for the models of the release alone
     */
    void deploy(Map<String, String> files);

    /**
     * @param path     as the setting has it
     * @param files    texts by name
     * @param findings one that names no file where the folder cannot be read
     */
    record Folder(String path, Map<String, String> files, List<Violation> findings) {}
}
