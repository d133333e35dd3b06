package org.exposureatlas.account;

import java.util.Map;

/** What a module holds about a person, for the copy that person may ask for. */
public interface PersonalData {

    /** Under this name it stands in the copy. */
    String name();

    /** Lists, maps, texts, numbers and times; nothing secret. */
    Map<String, Object> of(AccountId account);
}
