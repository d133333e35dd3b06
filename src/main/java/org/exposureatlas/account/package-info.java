/**
 * People: sign-up, sign-in, sessions, privacy. Other modules see an {@link org.exposureatlas.account.AccountId}, who is
 * {@link org.exposureatlas.account.SignedIn}, and add what they hold about a person to
 * {@link org.exposureatlas.account.PersonalData}.
 */
@ApplicationModule(allowedDependencies = {"shared", "platform"})
@NullMarked
package org.exposureatlas.account;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
