/**
 * What the tests of several modules share: golden files, published vectors, and sources that a test compiles. Not for
 * users, whose tests have the module {@code testing}, and never deployed.
 */
@NullMarked
package dev.icosian.test;

import org.jspecify.annotations.NullMarked;
