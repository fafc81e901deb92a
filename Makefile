# Short names for the commands of README.md
.PHONY: run test bench

run:
	mvn -B -q spring-boot:run

test:
	.ci/tools
	mvn -B verify

bench:
	mvn -B -q spring-boot:test-run -Dspring-boot.run.optimizedLaunch=false -Dspring-boot.run.main-class=org.ncbrelay.bench.Benchmark
