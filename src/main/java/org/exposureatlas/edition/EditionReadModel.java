package org.exposureatlas.edition;

/** A module's immutable view of an edition, kept in memory so that pages need no query. */
public interface EditionReadModel {

    /** Loads the view of an edition before readers are sent to it. */
    void prepare(EditionId edition);

    /** Lets go of the views of all other editions. */
    void keepOnly(EditionId edition);
}
