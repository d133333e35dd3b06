package org.exposureatlas.edition;

import java.util.Set;

/** A module that needs certain editions for good, such as those a report was bought of. They are never pruned. */
public interface HoldsEditions {

    Set<EditionId> heldEditions();
}
