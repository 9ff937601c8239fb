/**
 * The program that the tests let Airflow run: {@link relay.Relay} has steps that do what a file says, {@link relay.Daily}
 * has a schedule. Start with {@link relay.Program}.
 */
@org.jspecify.annotations.NullMarked
package relay;
