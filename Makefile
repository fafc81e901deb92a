# Short names for the commands of README.md
.PHONY: run test bench demo-data

run:
	mvn -B -q spring-boot:run

test:
	.ci/tools
	mvn -B verify

bench:
	mvn -B -q spring-boot:test-run -Dspring-boot.run.optimizedLaunch=false -Dspring-boot.run.main-class=org.ncbrelay.bench.Benchmark

CASES ?= 600
demo-data:
	mvn -B -q spring-boot:run -Dspring-boot.run.main-class=org.ncbrelay.config.demo.DemoData -Dspring-boot.run.arguments=--relay.demo-data.cases=$(CASES)
